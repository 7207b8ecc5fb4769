import { lazy, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { ForgotPasswordPage } from './features/sign-in/ForgotPasswordPage'
import { RegisterPage } from './features/sign-in/RegisterPage'
import { ResetPasswordPage } from './features/sign-in/ResetPasswordPage'
import { SignInPage } from './features/sign-in/SignInPage'
import { VerifyEmailPage } from './features/sign-in/VerifyEmailPage'
import { Shell } from './features/shell/Shell'
import { ErrorBoundary } from './ui/ErrorBoundary'
import { Page } from './ui/Page'
import { EmptyState, SkeletonRows } from './ui/states'

const DashboardPage = lazy(() => import('./features/dashboard/DashboardPage'))
const DailyEntryPage = lazy(() => import('./features/daily-production/DailyEntryPage'))
const WellsPage = lazy(() => import('./features/wells/WellsPage'))
const WellPage = lazy(() => import('./features/well/WellPage'))
const MonthsPage = lazy(() => import('./features/months/MonthsPage'))
const AccountPage = lazy(() => import('./features/account/AccountPage'))
const ImportsPage = lazy(() => import('./features/imports/ImportsPage'))
const ImportPage = lazy(() => import('./features/imports/ImportPage'))

/** Every address of the office. */
export function OfficeRoutes() {
  const [path] = useLocation()
  return (
    <Switch>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/register" component={RegisterPage} />
      <Route path="/forgot-password" component={ForgotPasswordPage} />
      <Route path="/reset-password" component={ResetPasswordPage} />
      <Route path="/verify-email" component={VerifyEmailPage} />
      <Route>
        <Shell>
          <ErrorBoundary key={path}>
            <Suspense fallback={<SkeletonRows />}>
            <Switch>
              <Route path="/" component={DashboardPage} />
              <Route path="/daily" component={DailyEntryPage} />
              <Route path="/wells" component={WellsPage} />
              <Route path="/wells/:id" component={WellPage} />
              <Route path="/months" component={MonthsPage} />
              <Route path="/account" component={AccountPage} />
              <Route path="/imports" component={ImportsPage} />
              <Route path="/imports/:id" component={ImportPage} />
              <Route component={NotFound} />
            </Switch>
            </Suspense>
          </ErrorBoundary>
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
