// Writes the client's types from the server's OpenAPI document: npm run types, or ./dev.cs api.
//   node tools/openapi-types.mjs DOCUMENT OUTPUT
// One interface for each schema, and Operations: "GET /wells/{id}" → what it takes and answers. Only what our server's documents use.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const methods = ['get', 'post', 'put', 'patch', 'delete']
const versionPrefix = '/api/v1'

export function typesOf(document) {
    const schemas = document.components?.schemas ?? {}
    const lines = ['// Written by `./dev.cs api` from docs/openapi.json. Change the server, not this file.', '']
    for (const name of Object.keys(schemas).sort()) lines.push(...declaration(name, schemas[name]), '')
    lines.push('export interface Operations {')
    for (const [path, item] of Object.entries(document.paths ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (!path.startsWith(`${versionPrefix}/`)) continue
        for (const method of methods)
            if (item[method]) lines.push(...operation(method, path.slice(versionPrefix.length), item, item[method], document))
    }
    lines.push('}', '')
    return lines.join('\n')
}

function declaration(name, schema) {
    const note = comment(schema.description, '')
    if (schema.type === 'object' && !schema.additionalProperties && !schema.allOf)
        return [...note, `export interface ${typeName(name)} {`, ...members(schema, '  '), '}']
    // That a member may be null is said at the member.
    return [...note, `export type ${typeName(name)} = ${typeOf(schema, '').replace(/ \| null$/, '')}`]
}

// The server leaves out what is null and always writes the rest; what a request must hold is said at its body.
function members(schema, indent) {
    return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
        const type = typeOf(member, indent)
        if (!isNullable(member)) return [...comment(member.description, indent), `${indent}${memberName(name)}: ${type}`]
        return [
            ...comment(member.description, indent),
            `${indent}${memberName(name)}?: ${type.endsWith('| null') ? type : `${type} | null`}`,
        ]
    })
}

function isNullable(schema) {
    return (
        (Array.isArray(schema.type) && schema.type.includes('null')) ||
        schema.nullable === true ||
        parts(schema).some((part) => part.type === 'null')
    )
}

const parts = (schema) => schema.oneOf ?? schema.anyOf ?? []

function typeOf(schema, indent) {
    if (schema === undefined || schema === true) return 'unknown'
    if (schema.$ref) return typeName(schema.$ref.split('/').pop())
    if (schema.const !== undefined) return JSON.stringify(schema.const)
    if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)))
    if (schema.allOf) return schema.allOf.map((part) => typeOf(part, indent)).join(' & ')
    if (parts(schema).length) return union(parts(schema).map((part) => typeOf(part, indent)))
    const types = [schema.type ?? []].flat()
    // A number that may also come as text is a number to us: the server writes it as one.
    const known = types.includes('number') || types.includes('integer') ? types.filter((type) => type !== 'string') : types
    return known.length === 0 ? 'unknown' : union(known.map((type) => simpleType(type, schema, indent)))
}

function simpleType(type, schema, indent) {
    switch (type) {
        case 'integer':
        case 'number':
            return 'number'
        case 'boolean':
        case 'null':
            return type
        case 'string':
            return schema.format === 'binary' ? 'Blob' : 'string'
        case 'array': {
            const item = typeOf(schema.items, indent)
            return / [|&] /.test(item) ? `(${item})[]` : `${item}[]`
        }
        default:
            if (schema.properties) return `{\n${members(schema, `${indent}  `).join('\n')}\n${indent}}`
            return schema.additionalProperties
                ? `Record<string, ${typeOf(schema.additionalProperties, indent)}>`
                : 'Record<string, unknown>'
    }
}

// null goes last, so that "T | null" reads the same everywhere.
const union = (types) => [...new Set(types)].sort((a, b) => (a === 'null') - (b === 'null')).join(' | ')

function operation(method, path, item, details, document) {
    const given = [...(item.parameters ?? []), ...(details.parameters ?? [])].map((parameter) => resolve(parameter, document))
    const lines = [...comment(details.summary, '  '), `  '${method.toUpperCase()} ${path.replace(/\{(\w+):[^}]+\}/g, '{$1}')}': {`]
    for (const place of ['path', 'query']) {
        const found = given.filter((parameter) => parameter.in === place)
        if (found.length === 0) continue
        lines.push(`    ${place}: {`)
        for (const parameter of found)
            lines.push(`      ${memberName(parameter.name)}${parameter.required ? '' : '?'}: ${parameterType(parameter, place)}`)
        lines.push('    }')
    }
    const body = bodyType(details.requestBody && resolve(details.requestBody, document), document)
    if (body) lines.push(`    body: ${body}`)
    lines.push(`    answer: ${answerType(details.responses ?? {}, document)}`, '  }')
    return lines
}

// In an address everything is text: a list is written with commas, and what is described as text may be a number or a flag.
function parameterType(parameter, place) {
    const type = typeOf(parameter.schema, '      ').replace(/ \| null$/, '')
    return place === 'query' && (type === 'number' || type === 'boolean') ? type : place === 'path' ? 'string' : 'string | number | boolean'
}

function bodyType(body, document) {
    if (!body) return undefined
    if (body.content?.['multipart/form-data']) return 'FormData'
    const json = Object.entries(body.content ?? {}).find(([type]) => type.includes('json'))
    return json ? sent(json[1].schema, document) : 'unknown'
}

// A record class is both asked for and answered: a request may leave out what it does not require.
function sent(schema, document) {
    const type = typeOf(schema, '    ')
    const given = [schema, ...parts(schema)].find((part) => part.$ref)
    const shape = given && resolve(given, document)
    const required = shape?.required ?? []
    const isLoose = Object.entries(shape?.properties ?? {}).some(([name, member]) => !required.includes(name) && !isNullable(member))
    if (!isLoose) return type
    const name = typeName(given.$ref.split('/').pop())
    const must = required.map((member) => `'${member}'`).join(' | ')
    return must ? `Partial<${name}> & Pick<${name}, ${must}>` : `Partial<${name}>`
}

function answerType(responses, document) {
    const good = Object.entries(responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([, response]) => resolve(response, document))
    const types = good.flatMap(({ content }) =>
        Object.entries(content ?? {})
            .filter(([type]) => type.includes('json'))
            .map(([, { schema }]) => typeOf(schema, '    ')),
    )
    if (types.length) return union(types)
    return good.some(({ content }) => content) ? 'unknown' : 'void'
}

const resolve = (thing, document) =>
    thing.$ref
        ? thing.$ref
              .slice(2)
              .split('/')
              .reduce((at, part) => at[part], document)
        : thing
const typeName = (name) => name.replace(/[^A-Za-z0-9_]/g, '_')
const memberName = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`)
const comment = (text, indent) => (text ? [`${indent}/** ${text.trim().replace(/\s+/g, ' ').replaceAll('*/', '* /')} */`] : [])

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [source, target, check] = process.argv.slice(2)
    if (!source || !target || ![undefined, '--check'].includes(check)) throw new Error('node tools/openapi-types.mjs DOCUMENT OUTPUT [--check]')
    const types = typesOf(JSON.parse(readFileSync(source, 'utf8')))
    if (!check) writeFileSync(target, types)
    else if (readFileSync(target, 'utf8') !== types) throw new Error(`${target} is not what ${source} says. Run ./dev.cs api.`)
}
