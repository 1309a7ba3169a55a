import ts from '@typescript/typescript6'
import { z } from 'zod'

/**
 * The generated types with what procedures and schemas say of themselves: before a procedure its `summary`, before a
 * property its schema's `description`. An editor shows it wherever they are used. Throws for a procedure or a property
 * without one, by name.
 */
export function withSentences(text, procedures) {
  const source = ts.createSourceFile('app-router.ts', text, ts.ScriptTarget.Latest, true)
  const [router] = source.statements.find(ts.isVariableStatement).declarationList.declarations
  const sentences = proceduresOf(recordOf(router)).flatMap(({ name, property }) =>
    sentencesOfProcedure(name, property, procedures.get(name)),
  )
  return inserted(text, sentences)
}

/** Every procedure below a router's record, by its dotted name. */
function proceduresOf(record, path = []) {
  return propertiesOf(record).flatMap((property) => {
    const names = [...path, property.name.text]
    const isRouter = property.type.typeName.getText().endsWith('Router')
    return isRouter ? proceduresOf(recordOf(property), names) : [{ name: names.join('.'), property }]
  })
}

/** Of `TRPCBuiltRouter<…, TRPCDecorateCreateRouterOptions<{ … }>>` what is in the braces. */
function recordOf({ type }) {
  return type.typeArguments[1].typeArguments[0]
}

function sentencesOfProcedure(name, property, { summary, inputs, output } = {}) {
  if (!summary) throw new Error(`${name} has no summary: neither in its row of REST nor in its meta`)
  const parts = propertiesOf(property.type.typeArguments[0])
  const typeOf = (part) => parts.find((one) => one.name.text === part).type
  const taken = inputs.flatMap((input) => jsonSchemasOf(input, 'input'))
  return [
    { property, sentence: `${summary}.` },
    ...sentencesOfFields(`${name}, input`, typeOf('input'), taken),
    ...sentencesOfFields(`${name}, output`, typeOf('output'), jsonSchemasOf(output, 'output')),
  ]
}

function sentencesOfFields(place, node, schemas) {
  const ofProperties = propertiesOf(node).flatMap((property) => {
    const here = `${place}.${property.name.text}`
    const own = schemas.flatMap(({ properties }) => partsOf(properties?.[property.name.text]))
    const sentence = own.find(({ description }) => description)?.description
    if (!sentence) throw new Error(`${here} has no sentence: its schema has no description`)
    return [{ property, sentence }, ...sentencesOfFields(here, property.type, own)]
  })
  const items = schemas.flatMap((schema) => partsOf(schema.items))
  return [...ofProperties, ...itemsOf(node).flatMap((item) => sentencesOfFields(place, item, items))]
}

/** The properties that a type names, be it a union or an intersection. */
function propertiesOf(node) {
  if (ts.isTypeLiteralNode(node)) return node.members.filter(ts.isPropertySignature)
  return membersOf(node).flatMap(propertiesOf)
}

/** The types of a list's items. */
function itemsOf(node) {
  return ts.isArrayTypeNode(node) ? [node.elementType] : membersOf(node).flatMap(itemsOf)
}

function membersOf(node) {
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return node.types
  // `readonly (…)[]`.
  return ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node) ? [node.type] : []
}

/** A schema and all that it is a union or an intersection of, named ones at the places where they are named. */
function jsonSchemasOf(schema, io) {
  const { $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const inlined = (value) => JSON.parse(JSON.stringify(value), (_key, one) => (one?.$ref ? named(one) : one))
  const named = ({ $ref, ...said }) => ({ ...inlined($defs[$ref.replace('#/$defs/', '')]), ...said })
  return partsOf(inlined(own))
}

function partsOf(schema) {
  if (!schema) return []
  const members = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((some) => some ?? [])
  return [schema, ...members.flatMap(partsOf)]
}

function inserted(text, sentences) {
  const backwards = sentences.toSorted((one, other) => other.property.getStart() - one.property.getStart())
  return backwards.reduce((whole, { property, sentence }) => {
    const before = whole.slice(0, property.getStart())
    const indent = /[^\n]*$/.exec(before)[0]
    return `${before}/** ${sentence.replaceAll('*/', '*\\/')} */\n${indent}${whole.slice(before.length)}`
  }, text)
}
