import { expect, test } from 'vitest'
import { typesOf } from './openapi-types.mjs'

const json = (schema) => ({ 'application/json': { schema } })
const ref = (name) => ({ $ref: `#/components/schemas/${name}` })

const document = {
    paths: {
        '/api/v1/wells/{id}': {
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
            get: { summary: 'One well', responses: { 200: { content: json(ref('Well')) }, 404: { content: json(ref('Problem')) } } },
            delete: { responses: { 204: {} } },
        },
        '/api/v1/wells': {
            get: {
                parameters: [
                    { name: 'status', in: 'query', schema: { type: 'array', items: { enum: ['producing', 'shut_in'] } } },
                    { name: 'limit', in: 'query', schema: { type: ['null', 'integer'] } },
                ],
                responses: {
                    200: {
                        content: json({
                            type: 'object',
                            required: ['items'],
                            properties: { items: { type: 'array', items: ref('Well') }, nextCursor: { type: ['null', 'string'] } },
                        }),
                    },
                },
            },
            post: { requestBody: { content: json(ref('Well')) }, responses: { 201: { content: json(ref('Well')) } } },
        },
        '/api/v1/imports': { post: { requestBody: { content: { 'multipart/form-data': { schema: {} } } }, responses: { 202: {} } } },
        '/health/live': { get: { responses: { 200: {} } } },
    },
    components: {
        schemas: {
            Well: {
                type: 'object',
                required: ['wellName', 'totalDepth'],
                description: 'A well.',
                properties: {
                    wellName: { type: 'string' },
                    totalDepth: { type: ['null', 'number', 'string'], pattern: '^-?' },
                    status: { oneOf: [{ type: 'null' }, ref('WellStatus')] },
                    metadata: { type: 'object', additionalProperties: { type: 'string' } },
                    bars: { type: ['null', 'array'], items: { type: ['null', 'number'] } },
                },
            },
            WellStatus: { enum: ['producing', 'shut_in', null] },
            Problem: { type: 'object', properties: {} },
        },
    },
}

test('a schema becomes an interface: what may be null may be missing, the rest is always answered', () => {
    const types = typesOf(document)
    expect(types).toContain(
        '/** A well. */\nexport interface Well {\n  wellName: string\n  totalDepth?: number | null\n  status?: WellStatus | null\n',
    )
    expect(types).toContain('  metadata: Record<string, string>\n')
    expect(types).toContain('  bars?: (number | null)[] | null\n')
    expect(types).toContain('export type WellStatus = "producing" | "shut_in"\n')
})

test('an operation says what it takes and answers', () => {
    const types = typesOf(document)
    expect(types).toContain("  /** One well */\n  'GET /wells/{id}': {\n    path: {\n      id: string\n    }\n    answer: Well\n  }\n")
    expect(types).toContain("'DELETE /wells/{id}': {\n    path: {\n      id: string\n    }\n    answer: void\n")
    expect(types).toContain("    body: Partial<Well> & Pick<Well, 'wellName' | 'totalDepth'>\n    answer: Well\n")
    expect(types).toContain("'POST /imports': {\n    body: FormData\n    answer: void\n")
})

test('a list in an address is text with commas', () => {
    expect(typesOf(document)).toContain('    query: {\n      status?: string | number | boolean\n      limit?: number\n    }\n')
})

test('addresses outside the current version are not operations', () => {
    expect(typesOf(document)).not.toContain('/health/live')
})
