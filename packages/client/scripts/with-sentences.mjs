import ts from '@typescript/typescript6'
import { z } from 'zod'

/**
 * The generated types with what procedures and schemas say of themselves in front: `summary` before a procedure,
 * a schema's `description` before a property. An editor shows it where it is used. Throws for a procedure without a summary.
 */
export function withSentences(text, procedures) {
  const sentences = []
  const say = (node, sentence) => {
    if (sentence) sentences.push({ at: node.getStart(), sentence })
  }
  const describe = (node, schemas) => {
    for (const property of propertiesOf(node)) {
      const own = schemas.flatMap((schema) => partsOf(schema?.properties?.[property.name.text]))
      say(property, own.find(({ description }) => description)?.description)
      describe(property.type, own)
    }
    for (const item of itemsOf(node))
      describe(
        item,
        schemas.flatMap((schema) => partsOf(schema?.items)),
      )
  }
  const walk = (node, path) => {
    for (const property of propertiesOf(node)) {
      const name = [...path, property.name.text].join('.')
      const [definition] = property.type.typeArguments?.slice(-1) ?? []
      if (/Procedure$/.test(typeName(property.type))) {
        const { summary, inputs, output } = procedures.get(name) ?? {}
        if (!summary) throw new Error(`${name} has no summary: neither in its row of REST nor in its meta`)
        say(property, `${summary}.`)
        for (const part of propertiesOf(definition)) {
          if (part.name.text === 'input')
            describe(
              part.type,
              inputs.flatMap((input) => jsonSchemaOf(input, 'input')),
            )
          if (part.name.text === 'output' && output) describe(part.type, jsonSchemaOf(output, 'output'))
        }
      } else if (/Router$/.test(typeName(property.type)))
        walk(definition.typeArguments[0], [...path, property.name.text])
    }
  }
  const source = ts.createSourceFile('app-router.d.ts', text, ts.ScriptTarget.Latest, true)
  const router = source.statements.find(ts.isVariableStatement).declarationList.declarations[0].type
  walk(router.typeArguments[1].typeArguments[0], [])
  return inserted(text, sentences)
}

/** The properties that a type names, whatever it is a choice or a union of. */
function propertiesOf(node) {
  if (ts.isTypeLiteralNode(node)) return node.members.filter(ts.isPropertySignature)
  return membersOf(node).flatMap(propertiesOf)
}

/** The types of the items of a list. */
function itemsOf(node) {
  if (ts.isArrayTypeNode(node)) return [node.elementType]
  return membersOf(node).flatMap(itemsOf)
}

function membersOf(node) {
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return node.types
  return ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node) ? [node.type] : []
}

function typeName(node) {
  return ts.isTypeReferenceNode(node) ? node.typeName.getText() : ''
}

/** A schema and all that it is a choice or a union of; named ones at their place. */
function jsonSchemaOf(schema, io) {
  const { $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const text = JSON.stringify(own)
  return partsOf(
    JSON.parse(text, (_key, value) => (value?.$ref ? { ...named($defs, value.$ref), ...value } : value)),
  )
}

function named($defs, $ref) {
  return $defs[$ref.replace('#/$defs/', '')]
}

function partsOf(schema) {
  if (!schema) return []
  return [
    schema,
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((parts) => parts ?? []).flatMap(partsOf),
  ]
}

function inserted(text, sentences) {
  const backwards = sentences.toSorted((one, other) => other.at - one.at)
  return backwards.reduce((whole, { at, sentence }) => {
    const indent = /[^\n]*$/.exec(whole.slice(0, at))[0]
    return `${whole.slice(0, at)}/** ${sentence.replaceAll('*/', '*\\/')} */\n${indent}${whole.slice(at)}`
  }, text)
}
