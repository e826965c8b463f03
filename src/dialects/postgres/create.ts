/** CREATE for everything but tables: indexes, views, routines, triggers, types, sequences, schemas, roles. */
import type {
  CreateExtensionStmt,
  CreateFunctionStmt,
  CreateSchemaStmt,
  DefineStmt,
  IndexStmt,
  Node,
  ViewStmt,
} from 'libpg-query';
import type { Action, ActionOf, Name } from '../../model/statement.ts';
import {
  constantText,
  isOn,
  nameOf,
  objectKind,
  open,
  optionsOf,
  relationName,
  roleText,
  stringsOf,
} from './syntax.ts';

type NamedCreation = ActionOf<'create-enum'>['type'];

export function created(type: NamedCreation, name: Name, ifNotExists = false): Action {
  return { type, name, ifNotExists };
}

export function createIndex(statement: IndexStmt): Action {
  return {
    type: 'create-index',
    table: relationName(statement.relation),
    ...(statement.idxname ? { name: statement.idxname } : {}),
    concurrently: statement.concurrent ?? false,
    unique: statement.unique ?? false,
    ifNotExists: statement.if_not_exists ?? false,
    only: !statement.relation?.inh,
    method: statement.accessMethod ?? 'btree',
  };
}

export function createView(statement: ViewStmt): Action {
  return {
    type: 'create-view',
    name: relationName(statement.view),
    replace: statement.replace ?? false,
    materialized: false,
  };
}

export function createFunction(statement: CreateFunctionStmt): Action {
  const options = optionsOf(statement.options);
  const language = options.find(({ defname }) => defname === 'language');
  return {
    type: 'create-function',
    name: nameOf(stringsOf(statement.funcname)),
    // PostgreSQL's own default when a body of SQL follows; without LANGUAGE it takes nothing else.
    language: language ? constantText(language.arg).toLowerCase() : 'sql',
    securityDefiner: isOn(options, 'security'),
    pinsSearchPath: options.some(
      ({ defname, arg }) => defname === 'set' && open(arg).VariableSetStmt?.name === 'search_path',
    ),
    replace: statement.replace ?? false,
  };
}

/** CREATE TYPE in its base form; aggregates, operators and text search objects come in the same node. */
export function define(statement: DefineStmt): Action {
  const isType = objectKind(statement.kind) === 'type';
  return isType ? created('create-type', nameOf(stringsOf(statement.defnames))) : { type: 'other' };
}

export function createExtension(statement: CreateExtensionStmt): Action {
  const schema = optionsOf(statement.options).find(({ defname }) => defname === 'schema');
  const name = statement.extname ?? '';
  const qualified = schema ? { schema: constantText(schema.arg), name } : { name };
  return created('create-extension', qualified, statement.if_not_exists);
}

/** @param actionsOf what the statements inside CREATE SCHEMA ask for */
export function createSchema(
  statement: CreateSchemaStmt,
  actionsOf: (node: Node) => readonly Action[],
): readonly Action[] {
  const name = statement.schemaname ?? roleText(statement.authrole);
  return [
    created('create-schema', { name }, statement.if_not_exists),
    ...(statement.schemaElts ?? []).flatMap((element) => actionsOf(element)),
  ];
}
