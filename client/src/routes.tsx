import { lazy, Suspense } from 'react'
import { Link, Route, Switch } from 'wouter'
import { RegisterPage } from './features/sign-in/RegisterPage'
import { SignInPage } from './features/sign-in/SignInPage'
import { Shell } from './features/shell/Shell'
import { Page } from './ui/Page'
import { EmptyState, SkeletonRows } from './ui/states'

const DashboardPage = lazy(() => import('./features/dashboard/DashboardPage'))
const DailyEntryPage = lazy(() => import('./features/daily-production/DailyEntryPage'))
const WellsPage = lazy(() => import('./features/wells/WellsPage'))
const ImportsPage = lazy(() => import('./features/imports/ImportsPage'))
const ImportPage = lazy(() => import('./features/imports/ImportPage'))

/** Every address of the office. */
export function OfficeRoutes() {
  return (
    <Switch>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/register" component={RegisterPage} />
      <Route>
        <Shell>
          <Suspense fallback={<SkeletonRows />}>
            <Switch>
              <Route path="/" component={DashboardPage} />
              <Route path="/daily" component={DailyEntryPage} />
              <Route path="/wells" component={WellsPage} />
              <Route path="/imports" component={ImportsPage} />
              <Route path="/imports/:id" component={ImportPage} />
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </Shell>
      </Route>
    </Switch>
  )
}

function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState
        title="Nothing lives at this address"
        action={
          <Link href="/" className="underline">
            Open the dashboard
          </Link>
        }
      />
    </Page>
  )
}
