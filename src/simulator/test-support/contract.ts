import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fieldOf } from './test-client'

/** Where the contract lies when the shared folder is there. */
export const contractFolder = resolve(import.meta.dirname, '../../../../shared/catena/openapi')
export const hasContract = existsSync(resolve(contractFolder, 'orgs.json'))

export type Service = 'authentication' | 'orgs' | 'integrations' | 'telematics'

/** What an answer is held against: an operation as the contract writes it. */
export interface Operation {
  readonly service: Service
  readonly method: 'get' | 'post' | 'delete'
  readonly template: string
}

/** Checks answers against the OpenAPI documents. */
export interface Contract {
  /** The differences between a body and what the contract says for this status; an unlisted status is one. */
  readonly differences: (operation: Operation, status: number, body: unknown) => readonly string[]
}

export function loadContract(): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  for (const format of ['phone', 'password']) ajv.addFormat(format, true)
  const documents = new Map<Service, unknown>()
  for (const service of ['authentication', 'orgs', 'integrations', 'telematics'] as const) {
    const document: unknown = JSON.parse(readFileSync(resolve(contractFolder, `${service}.json`), 'utf8'))
    documents.set(service, document)
    ajv.addSchema(document as object, `https://contract.invalid/${service}`)
  }
  return {
    differences: ({ service, method, template }, status, body) => {
      const steps = ['paths', template, method, 'responses', String(status)]
      const declared = steps.reduce(fieldOf, documents.get(service))
      if (declared === undefined) return [`${method} ${template} does not list status ${status}`]
      if (fieldOf(declared, 'content') === undefined)
        return body === undefined ? [] : ['a body where the contract has none']
      const pointer = [...steps, 'content', 'application/json', 'schema'].map(escapePointer).join('/')
      const $ref = `https://contract.invalid/${service}#/${pointer}`
      const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref })
      if (validate(body) === true) return []
      return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
    }
  }
}

function escapePointer(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))
}
