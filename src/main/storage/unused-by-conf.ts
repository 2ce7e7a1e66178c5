// What conf imports for options that we do not use (electron.vite.config.ts); whoever begins to use them finds out at the first start.
function unused(): never {
  throw new Error('conf was asked for a schema or a migration, whose libraries are not part of the app')
}

const library = { default: unused, eq: unused, clean: unused, satisfies: unused, lte: unused, gt: unused }

export { unused as Ajv2020, library as default }
