// @ts-check
// Looks through one built file. It is parsed, not searched: words in comments and texts are no uses, and minified forms
// (`!0`, `!1`) are seen. A use that is asked about first (`typeof URL.canParse`, `URL.canParse?.(…)`, `URL.canParse && …`)
// is feature detection and passes; the call it guards is found, and belongs in the reviewed list.
import ts from 'typescript'
import { forbiddenSettings, newerGlobals, newerMethods, newerStatics } from './rules.mjs'

/** @typedef {{ readonly rule: string, readonly line: number, readonly context: string }} Problem */

/**
 * @param {string} fileName only for its ending
 * @param {string} text
 * @param {'node' | 'page'} floor
 * @returns {readonly Problem[]}
 */
export function findProblems(fileName, text, floor) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS)
  const declared = declaredNames(source)
  /** @type {Problem[]} */
  const problems = []
  visit(source, (node) => {
    const rule = newerApi(node, floor, declared) ?? forbiddenSetting(node)
    if (rule !== undefined) problems.push({ rule, ...place(source, text, node) })
  })
  return problems
}

/**
 * What a file loads and how, for the preload's rule: one CommonJS file that requires nothing but `electron`.
 *
 * @param {string} fileName
 * @param {string} text
 * @returns {readonly Problem[]}
 */
export function findPreloadProblems(fileName, text) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS)
  /** @type {Problem[]} */
  const problems = []
  visit(source, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isExportAssignment(node)) {
      problems.push({ rule: 'the preload must be CommonJS', ...place(source, text, node) })
    }
    const isLoad =
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(node.expression) && node.expression.text === 'require'))
    if (!isLoad) return
    const [wanted] = node.arguments
    if (wanted === undefined || !ts.isStringLiteralLike(wanted) || wanted.text !== 'electron') {
      problems.push({ rule: 'the preload may require electron only', ...place(source, text, node) })
    }
  })
  return problems
}

/**
 * @param {ts.Node} node
 * @param {'node' | 'page'} floor
 * @param {ReadonlySet<string>} declared names the file gives a meaning of its own
 */
function newerApi(node, floor, declared) {
  const made = ts.isNewExpression(node) ? node.expression : undefined
  if (made !== undefined && ts.isIdentifier(made) && newerGlobals[floor].has(made.text) && !declared.has(made.text)) {
    return `global ${made.text}`
  }
  if (!ts.isPropertyAccessExpression(node) || isFeatureDetection(node)) return undefined
  const owner = node.expression
  const method = node.name.text
  if (ts.isIdentifier(owner) && newerGlobals[floor].has(owner.text) && !declared.has(owner.text)) {
    return `global ${owner.text}`
  }
  const fullName = `${owner.getText()}.${method}`.replace(/^(globalThis|window|self)\./, '')
  const root = fullName.split('.')[0] ?? ''
  if (newerStatics[floor].has(fullName) && !declared.has(root)) return fullName
  const isCall = ts.isCallExpression(node.parent) && node.parent.expression === node
  return isCall && newerMethods[floor].has(method) ? `.${method}()` : undefined
}

/** @param {ts.PropertyAccessExpression} node */
function isFeatureDetection(node) {
  const { parent } = node
  if (ts.isTypeOfExpression(parent) || ts.isPrefixUnaryExpression(parent)) return true
  if (ts.isCallExpression(parent)) return parent.expression === node && parent.questionDotToken !== undefined
  if (ts.isConditionalExpression(parent)) return parent.condition === node
  if (ts.isIfStatement(parent)) return true
  return ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind !== ts.SyntaxKind.CommaToken
}

/** @param {ts.Node} node */
function forbiddenSetting(node) {
  const [name, value] = settingOf(node)
  if (name === undefined || value === undefined) return undefined
  return forbiddenSettings.get(name) === value ? `${name}: ${value}` : undefined
}

/**
 * @param {ts.Node} node
 * @returns {readonly [string | undefined, boolean | undefined]} `name: true`, `'name': !0` or `x.name = true`
 */
function settingOf(node) {
  if (ts.isPropertyAssignment(node)) {
    const { name } = node
    const text = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined
    return [text, booleanOf(node.initializer)]
  }
  const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
  return isAssignment && ts.isPropertyAccessExpression(node.left)
    ? [node.left.name.text, booleanOf(node.right)]
    : [undefined, undefined]
}

/**
 * @param {ts.Expression} node
 * @returns {boolean | undefined}
 */
function booleanOf(node) {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  const isNot = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
  return isNot && ts.isNumericLiteral(node.operand) ? node.operand.text === '0' : undefined
}

/** @param {ts.SourceFile} source */
function declaredNames(source) {
  /** @type {Set<string>} */
  const names = new Set()
  visit(source, (node) => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node)
    if (isDeclaration && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text)
  })
  return names
}

/**
 * @param {ts.SourceFile} source
 * @param {string} text
 * @param {ts.Node} node
 */
function place(source, text, node) {
  const start = node.getStart(source)
  const context = text.slice(Math.max(0, start - 60), start + 80).replaceAll(/\s+/g, ' ')
  return { line: source.getLineAndCharacterOfPosition(start).line + 1, context }
}

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} look
 */
function visit(node, look) {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}
