// Development only: an API of generated data, to look at the pages without the server. Nothing is kept; any password signs in.
//   node dev/mock-server.mjs [port] [--fail]      --fail answers every read with 503, to look at the error states
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { daily, days, fields, leases, me, regions, total, wells } from './mock-data.mjs'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { fail: { type: 'boolean' } } })
const imports = new Map()
const streams = new Set()
let signedIn = true

const refuse = (status, code, title, more = {}) => ({
    status,
    body: { status, code, title, detail: title, retryable: status === 503, traceId: 'mock', ...more },
})
const page = (items, query) => {
    const start = Number(query.get('cursor') ?? 0)
    const limit = Number(query.get('limit') ?? 100)
    const more = start + limit < items.length
    return { items: items.slice(start, start + limit), ...(more && { nextCursor: String(start + limit) }), total: items.length }
}
const matching = (list, query, ...names) =>
    list.filter((one) => !query.get('q') || names.some((name) => String(one[name]).toLowerCase().includes(query.get('q').toLowerCase())))

function scope(query) {
    return wells.filter(
        (well) =>
            ['leaseId', 'fieldId', 'regionId'].every((key) => !query.get(key) || well[key] === query.get(key)) &&
            (!query.get('wellId') || well.id === query.get('wellId')),
    )
}

function listWells(query) {
    const sort = query.get('sort') ?? 'wellName'
    const key = sort.replace('-', '')
    const found = matching(scope(query), query, 'wellName', 'apiNumberDisplay').filter(
        (well) => !query.get('status') || query.get('status').split(',').includes(well.wellStatus),
    )
    return page(
        found.toSorted((a, b) => (sort.startsWith('-') ? -1 : 1) * String(a[key]).localeCompare(String(b[key]), 'en', { numeric: true })),
        query,
    )
}

const periodOf = { day: (day) => day, month: (day) => `${day.slice(0, 7)}-01`, year: (day) => `${day.slice(0, 4)}-01-01` }

function analytics(query) {
    const by = query.get('groupBy') ?? 'month'
    const metric = query.get('units') === 'metric'
    const groups = new Map()
    const span = days.filter((day) => (!query.get('from') || day >= query.get('from')) && (!query.get('to') || day <= query.get('to')))
    for (const well of scope(query)) {
        for (const day of span) {
            const record = daily(well, day)
            if (!record) continue
            const key = periodOf[by] ? periodOf[by](day) : (well[`${by}Id`] ?? well.id)
            const group = groups.get(key) ?? {
                ...(periodOf[by]
                    ? { period: key }
                    : by === 'well'
                      ? { wellId: well.id, wellName: well.wellName }
                      : { [`${by}Id`]: well[`${by}Id`], [`${by}Name`]: well[`${by}Name`] }),
                oilVolume: 0,
                gasVolume: 0,
                waterVolume: 0,
                dayCount: 0,
                oilDayCount: 0,
                gasDayCount: 0,
                waterDayCount: 0,
            }
            for (const name of ['oilVolume', 'gasVolume', 'waterVolume'])
                if (record[name] !== undefined) {
                    group[name] += record[name] * (metric ? (name === 'gasVolume' ? 28.3168 : 0.158987) : 1)
                    group[name.replace('Volume', 'DayCount')] += 1
                }
            group.dayCount += 1
            groups.set(key, group)
        }
    }
    const items = [...groups.values()].map((group) => {
        const [oil, gas, water] = [group.oilVolume, group.gasVolume, group.waterVolume]
        return {
            ...group,
            boe: (metric ? oil / 0.158987 : oil) + (metric ? gas / 28.3168 : gas) / 6,
            waterCutPercent: oil + water ? (100 * water) / (oil + water) : undefined,
            gorScfBbl: oil ? ((metric ? 5.6146 : 1000) * gas) / oil : undefined,
        }
    })
    return { items, asOf: new Date().toISOString() }
}

const limits = [
    ['oilVolume', 0, 10_000, 'bbl'],
    ['gasVolume', 0, 100_000, 'Mcf'],
    ['waterVolume', 0, 50_000, 'bbl'],
    ['hoursOn', 0, 24, 'h'],
    ['tubingPressure', 0, 5_000, 'psig'],
    ['casingPressure', 0, 5_000, 'psig'],
    ['linePressure', 0, 5_000, 'psig'],
    ['temperature', -40, 400, '°F'],
    ['bsw', 0, 100, '%'],
    ['apiGravity', 0, 80, '°API'],
].map(([field, min, max, unit]) => ({ field, min, max, unit, code: `${field}-range` }))

function save(body, base) {
    const well = wells.find((one) => one.id === body.wellId)
    if (body.hoursOn === 0 && body.oilVolume > 0)
        return refuse(422, 'fields', 'Some values need another look', {
            errors: [{ pointer: '#/oilVolume', code: 'zero-hours-volume', detail: 'A well that ran no hour made no oil.' }],
        })
    const former = daily(well, days[days.indexOf(body.productionDate) - 1] ?? days.at(-1))
    const findings =
        former?.oilVolume && Math.abs(body.oilVolume - former.oilVolume) > former.oilVolume / 2
            ? [
                  {
                      code: 'volume-variance',
                      severity: 'warning',
                      pointer: '#/oilVolume',
                      message: `Oil of ${body.oilVolume} bbl is far from the ${former.oilVolume} bbl of the days before.`,
                  },
              ]
            : []
    const record = {
        ...base,
        ...body,
        id: `${well.id}_${body.productionDate}`,
        rowVersion: (base?.rowVersion ?? 0) + 1,
        reviewStatus: 'submitted',
        findings,
        rowChangedDate: new Date().toISOString(),
    }
    well.typed.set(body.productionDate, record)
    return { status: base ? 200 : 201, body: record }
}

function runImport(run) {
    const step = setInterval(() => {
        run.progress = Math.min(1, run.progress + 0.08)
        run.rowsRead = Math.round(run.progress * 12_480)
        run.rowsRejected = Math.round(run.progress * 37)
        run.rowsWritten = run.rowsRead - run.rowsRejected
        if (run.progress >= 1) {
            clearInterval(step)
            Object.assign(run, {
                status: 'completed',
                completedAt: new Date().toISOString(),
                errorsUrl: `/api/v1/imports/${run.id}/errors`,
            })
            run.findings.push({
                code: 'text-in-number',
                severity: 'warning',
                message: '37 rows hold text where oil should be, such as "n/a".',
                pointer: 'BBL_OIL',
            })
        }
        for (const stream of streams) stream.write(`event: import\ndata: ${JSON.stringify({ id: run.id })}\n\n`)
    }, 400)
}

function newImport(fileName) {
    const id = crypto.randomUUID()
    const column = (name, field, sample, unit) => ({ name, field, sample, ...(unit && { unit }) })
    const run = {
        id,
        fileName,
        kind: 'daily_production',
        status: 'needs_input',
        progress: 0,
        rowsRead: 0,
        rowsWritten: 0,
        rowsUnchanged: 0,
        rowsRejected: 0,
        wellsCreated: 0,
        fileSize: 40_000,
        options: {},
        createdAt: new Date().toISOString(),
        findings: [{ code: 'title-lines', severity: 'info', message: 'Two lines above the header were left out.', pointer: '' }],
        questions: [
            {
                code: 'date-order',
                message: 'Is 03/04/2025 in column DATE the 4th of March or the 3rd of April?',
                column: 'DATE',
                options: ['month_first', 'day_first'],
                answer: 'dateOrder',
            },
            {
                code: 'unit',
                message: 'The unit "hh:mm" of HRS is none that hoursOn can be in.',
                column: 'HRS',
                options: [],
                answer: 'mapping',
            },
        ],
        preview: {
            encoding: 'windows-1252',
            delimiter: ';',
            decimalMark: ',',
            headerRow: 3,
            unitsRow: 0,
            fields: [
                'wellName',
                'apiNumber',
                'productionDate',
                'oilVolume',
                'gasVolume',
                'waterVolume',
                'hoursOn',
                'downtimeHours',
                'notes',
            ],
            columns: [
                column('WELL', 'wellName', ['Smith 1', 'Smith 2']),
                column('DATE', 'productionDate', ['03/04/2025', '03/05/2025']),
                column('BBL_OIL', 'oilVolume', ['42,5', '41,9', 'n/a'], 'bbl'),
                column('MCF', 'gasVolume', ['118', '120'], 'Mcf'),
                column('HRS', undefined, ['24', '22,5']),
            ],
            rows: [
                ['Smith 1', '03/04/2025', '42,5', '118', '24'],
                ['Smith 2', '03/04/2025', '18,1', '60', '22,5'],
                ['Smith 1', '03/05/2025', '41,9', '120', '24'],
            ],
        },
    }
    imports.set(id, run)
    return run
}
Object.assign(newImport('daily_2024.xlsx'), {
    status: 'completed',
    progress: 1,
    rowsRead: 36_500,
    rowsWritten: 36_412,
    rowsUnchanged: 80,
    rowsRejected: 8,
    questions: [],
    createdAt: '2025-06-02T14:10:00Z',
})
Object.assign(newImport('wells_martin_county.csv'), {
    kind: 'wells',
    status: 'completed',
    progress: 1,
    rowsRead: 64,
    rowsWritten: 64,
    questions: [],
    createdAt: '2025-06-02T13:58:00Z',
})
Object.assign(newImport('scan_of_gauge_sheet.pdf'), {
    kind: undefined,
    status: 'failed',
    questions: [],
    findings: [{ code: 'not-a-table', severity: 'error', message: 'This file is no table: it begins like a PDF.' }],
    preview: undefined,
    createdAt: '2025-06-01T08:20:00Z',
})

const routes = [
    [
        'POST',
        /^\/auth\/(login|register)$/,
        ({ body }) => {
            if (body.password === 'wrong') return refuse(401, 'invalid-credentials', 'The e-mail or the password is wrong.')
            signedIn = true
            return { body: {} }
        },
    ],
    [
        'POST',
        /^\/auth\/logout$/,
        () => {
            signedIn = false
            return { status: 204 }
        },
    ],
    ['POST', /^\/auth\/refresh$/, () => refuse(401, 'sign-in-needed', 'Sign in first')],
    ['GET', /^\/auth\/me$/, () => ({ body: me })],
    ['GET', /^\/wells$/, ({ query }) => ({ body: listWells(query) })],
    ['GET', /^\/leases$/, ({ query }) => ({ body: page(matching(leases, query, 'leaseName'), query) })],
    ['GET', /^\/fields$/, ({ query }) => ({ body: page(matching(fields, query, 'fieldName'), query) })],
    ['GET', /^\/regions$/, ({ query }) => ({ body: page(matching(regions, query, 'regionName'), query) })],
    [
        'GET',
        /^\/(wells|leases|fields|regions)\/([^/]+)$/,
        ({ match }) => ({ body: { wells, leases, fields, regions }[match[1]].find((one) => one.id === match[2]) }),
    ],
    ['GET', /^\/analytics\/production$/, ({ query }) => ({ body: analytics(query) })],
    [
        'GET',
        /^\/production$/,
        ({ query }) => ({
            body: page(
                scope(query)
                    .map((well) => daily(well, query.get('from')))
                    .filter(Boolean),
                query,
            ),
        }),
    ],
    ['GET', /^\/production\/limits$/, () => ({ body: { limits } })],
    [
        'GET',
        /^\/production-ops\/daily\/(.+)$/,
        ({ match, query }) => ({
            body: page(
                days
                    .concat(total)
                    .filter((day) => day >= query.get('from') && day <= query.get('to'))
                    .map((day) =>
                        daily(
                            wells.find((well) => well.id === match[1]),
                            day,
                        ),
                    )
                    .filter(Boolean),
                query,
            ),
        }),
    ],
    [
        'POST',
        /^\/production$/,
        ({ body }) =>
            daily(
                wells.find((well) => well.id === body.wellId),
                body.productionDate,
            )
                ? refuse(409, 'duplicate-day', 'This day is recorded already.', { existingId: `${body.wellId}_${body.productionDate}` })
                : save(body),
    ],
    [
        'GET',
        /^\/production\/(.+)_(.+)$/,
        ({ match }) => ({
            body: daily(
                wells.find((well) => well.id === match[1]),
                match[2],
            ),
        }),
    ],
    [
        'PUT',
        /^\/production\/(.+)_(.+)$/,
        ({ match, body, headers }) => {
            const current = daily(
                wells.find((well) => well.id === match[1]),
                match[2],
            )
            if (!body.amendReason)
                return refuse(422, 'fields', 'Some values need another look', {
                    errors: [{ pointer: '#/amendReason', code: 'required', detail: 'Say why the day is changed.' }],
                })
            if (headers['if-match'] !== `"${current.rowVersion}"` || body.notes === 'stale')
                return refuse(412, 'stale-version', 'Somebody changed it meanwhile', {
                    current: { ...current, oilVolume: current.oilVolume + 3, rowVersion: current.rowVersion },
                })
            return save(body, current)
        },
    ],
    [
        'GET',
        /^\/imports$/,
        ({ query }) => ({
            body: page(
                [...imports.values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)),
                query,
            ),
        }),
    ],
    ['POST', /^\/imports$/, ({ raw }) => ({ status: 202, body: { id: newImport(/filename="([^"]+)"/.exec(raw)?.[1] ?? 'file.csv').id } })],
    ['GET', /^\/imports\/([^/]+)$/, ({ match }) => ({ body: imports.get(match[1]) })],
    [
        'PUT',
        /^\/imports\/([^/]+)\/answers$/,
        ({ match }) => {
            const run = imports.get(match[1])
            Object.assign(run, { status: 'running', questions: [] })
            runImport(run)
            return { status: 202, body: run }
        },
    ],
    [
        'POST',
        /^\/imports\/([^/]+)\/cancellation$/,
        ({ match }) => ({ body: Object.assign(imports.get(match[1]), { status: 'cancelled', questions: [] }) }),
    ],
]

createServer((request, response) => {
    const url = new URL(request.url, 'http://mock')
    const path = url.pathname.replace(/^\/api(\/v1)?/, '')
    const answer = ({ status = 200, body }) => {
        if (body === undefined && status === 200) return answer(refuse(404, 'not-found', 'There is no such record'))
        response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' })
        response.end(body === undefined ? '' : JSON.stringify(body))
    }
    if (path === '/events' && signedIn) {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write('event: ready\ndata: {}\n\n')
        streams.add(response)
        return request.on('close', () => streams.delete(response))
    }
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        const found = routes.find(([method, pattern]) => method === request.method && pattern.test(path))
        if (!signedIn && !path.startsWith('/auth/log')) return answer(refuse(401, 'sign-in-needed', 'Sign in first'))
        if (values.fail && request.method === 'GET' && path !== '/auth/me')
            return answer(refuse(503, 'busy', 'The database is not ready; nothing was changed.'))
        if (!found) return answer(refuse(404, 'no-such-address', `Nothing at ${request.method} ${path}`))
        const isJson = request.headers['content-type']?.includes('json')
        answer(
            found[2]({
                query: url.searchParams,
                match: found[1].exec(path),
                raw,
                headers: request.headers,
                body: isJson ? JSON.parse(Buffer.from(raw, 'latin1').toString() || '{}') : {},
            }),
        )
    })
}).listen(Number(positionals[0] ?? 8080), '127.0.0.1', function () {
    console.log(`Mock API on http://127.0.0.1:${this.address().port}`)
})
