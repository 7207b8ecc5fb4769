// Invented operator for the mock API: the same numbers at every start, nothing of a real company.

const dayMs = 86_400_000
const today = new Date().toISOString().slice(0, 10)
const back = (count) => new Date(Date.parse(today) - count * dayMs).toISOString().slice(0, 10)
const years = 3

/** Recorded days, oldest first, up to the day before yesterday; yesterday is there to be typed. */
export const days = Array.from({ length: 365 * years }, (_, at) => back(365 * years + 1 - at))
/** Days that may be typed. */
export const total = [back(1), today]

/** A number from 0 to 1 that is always the same for the same text. */
function noise(text) {
    let hash = 2166136261
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
    return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}
const id = (kind, at) => `0197${kind}00-0000-7000-8000-${String(at).padStart(12, '0')}`

export const regions = ['Martin North', 'Martin South', 'Reeves'].map((regionName, at) => ({ id: id('aa', at), regionName }))
export const fields = ['Spraberry', 'Lacy Creek', 'Toyah'].map((fieldName, at) => ({ id: id('bb', at), fieldName }))
export const leases = ['Smith', 'Alvarado', 'Goff Ranch', 'University 7-22', 'Mabee', 'Kendrick', 'Whitehorse State', 'Boone'].map(
    (leaseName, at) => ({ id: id('cc', at), leaseName }),
)

export const wells = Array.from({ length: 64 }, (_, at) => {
    const lease = leases[at % leases.length]
    const area = (at % leases.length) % 3
    const wellName = `${lease.leaseName} ${Math.floor(at / leases.length) + 1}${at % 5 === 4 ? 'H' : ''}`
    const number = String(30100 + at * 7)
    return {
        id: id('dd', at),
        wellName,
        apiNumber: `42317${number}0000`,
        apiNumberDisplay: `42-317-${number}`,
        rowVersion: 1,
        leaseId: lease.id,
        leaseName: lease.leaseName,
        fieldId: fields[area].id,
        fieldName: fields[area].fieldName,
        regionId: regions[area].id,
        regionName: regions[area].regionName,
        wellType: at % 13 === 6 ? 'disposal' : 'oil',
        wellStatus: at % 11 === 5 ? 'shut_in' : at % 17 === 9 ? 'plugged' : 'producing',
        typed: new Map(),
        toJSON() {
            return { ...this, typed: undefined }
        },
    }
})

export function daily(well, day) {
    const typed = well.typed.get(day)
    if (typed) return typed
    const at = days.indexOf(day)
    if (at < 0 || well.wellStatus === 'plugged' || noise(`${well.id}${day}gap`) < 0.004) return undefined
    const wellName = well.wellName
    const decline = 1 / (1 + 0.0011 * at + noise(well.id) * 0.4)
    const wobble = 0.94 + 0.12 * noise(well.id + day)
    const isDown = noise(`${well.id}${day.slice(0, 7)}`) < 0.04 || (well.wellStatus === 'shut_in' && at > 900)
    const hoursOn = isDown ? 0 : noise(`${day}${well.id}h`) < 0.05 ? 18.5 : 24
    const one = (value) => Math.round(value * 10) / 10
    const record = {
        id: `${well.id}_${day}`,
        wellId: well.id,
        wellName,
        productionDate: day,
        hoursOn,
        rowVersion: 1,
        reviewStatus: 'accepted',
        entrySource: 'mobile',
        rowCreatedDate: `${day}T21:40:00Z`,
    }
    if (well.wellType === 'disposal')
        return { ...record, injectionVolume: one((hoursOn / 24) * 900 * wobble), tubingPressure: one(640 * wobble) }
    const oil = (hoursOn / 24) * (30 + 120 * noise(`${well.id}q`)) * decline * wobble
    return {
        ...record,
        oilVolume: one(oil),
        gasVolume: one(oil * (1.4 + at / 900)),
        waterVolume: one(oil * (1.1 + at / 600) * (0.9 + 0.2 * noise(`${day}w${well.id}`))),
        tubingPressure: one(180 * wobble),
        casingPressure: one(95 * wobble),
        linePressure: 42,
        bsw: 0.3,
        apiGravity: 41.2,
    }
}

export const me = {
    id: id('ee', 1),
    email: 'mike@permian-demo.example',
    displayName: 'Mike Lozano',
    roles: ['manager'],
    twoFactorEnabled: false,
    organization: { id: id('ff', 1), name: 'Permian Demo Operating', timeZone: 'America/Chicago', gaugeTime: '07:00', defaultUnits: 'us' },
}
