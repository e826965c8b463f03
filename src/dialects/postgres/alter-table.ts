/** ALTER TABLE, command by command; the same node carries ALTER INDEX, VIEW, SEQUENCE and TYPE. */
import type { AlterTableCmd, AlterTableStmt } from 'libpg-query';
import type { Action, ActionOf, Name } from '../../model/statement.ts';
import { addColumn, addConstraint } from './columns.ts';
import type { Source } from './source.ts';
import { objectKind, open, relationName, roleText, stringsOf } from './syntax.ts';
import { typeText } from './types.ts';

type ColumnAction = ActionOf<'set-not-null'>['type'];

/** Commands whose action says no more than which column they are about. */
const columnCommands: ReadonlyMap<string, ColumnAction> = new Map([
  ['AT_SetNotNull', 'set-not-null'],
  ['AT_DropNotNull', 'drop-not-null'],
  ['AT_SetExpression', 'set-expression'],
  ['AT_DropExpression', 'drop-expression'],
  ['AT_SetStatistics', 'set-statistics'],
  ['AT_SetStorage', 'set-storage'],
  ['AT_SetCompression', 'set-compression'],
  ['AT_AddIdentity', 'add-identity'],
  ['AT_DropIdentity', 'drop-identity'],
  ['AT_SetIdentity', 'set-identity'],
]);

export function alterTable(statement: AlterTableStmt, source: Source): readonly Action[] {
  const object = objectKind(statement.objtype);
  const relation = relationName(statement.relation);
  const commands = (statement.cmds ?? []).flatMap((node) => open(node).AlterTableCmd ?? []);
  return commands.flatMap((command) => {
    if (command.subtype === 'AT_ChangeOwner') {
      return { type: 'change-owner', object, name: relation, to: roleText(command.newowner) };
    }
    if (object !== 'table' && object !== 'foreign-table' && object !== 'materialized-view') return { type: 'other' };
    return tableCommand(relation, command, source);
  });
}

function tableCommand(table: Name, command: AlterTableCmd, source: Source): readonly Action[] {
  const { ColumnDef: column, Constraint: constraint, PartitionCmd: partition } = open(command.def);
  const name = command.name ?? '';
  const cascade = command.behavior === 'DROP_CASCADE';
  switch (command.subtype) {
    case 'AT_AddColumn':
      return column ? addColumn(table, column, command.missing_ok ?? false, source) : [];
    case 'AT_DropColumn':
      return [{ type: 'drop-column', table, column: name, cascade }];
    case 'AT_AlterColumnType':
      return [columnType(table, command)];
    case 'AT_ColumnDefault':
      return [{ type: command.def ? 'set-default' : 'drop-default', table, column: name }];
    case 'AT_AddConstraint': {
      const added = constraint ? addConstraint(table, constraint, false) : null;
      return added ? [added] : [];
    }
    case 'AT_ValidateConstraint':
      return [{ type: 'validate-constraint', table, name, cascade: false }];
    case 'AT_DropConstraint':
      return [{ type: 'drop-constraint', table, name, cascade }];
    case 'AT_AttachPartition':
    case 'AT_DetachPartition': {
      const type = command.subtype === 'AT_AttachPartition' ? 'attach-partition' : 'detach-partition';
      const concurrently = partition?.concurrent ?? false;
      return [{ type, table, partition: relationName(partition?.name), concurrently }];
    }
    default: {
      const type = columnCommands.get(command.subtype ?? '');
      return [type ? { type, table, column: name } : otherCommand(table, command)];
    }
  }
}

function columnType(table: Name, command: AlterTableCmd): Action {
  const column = open(command.def).ColumnDef;
  const collation = stringsOf(column?.collClause?.collname).join('.');
  return {
    type: 'alter-column-type',
    table,
    column: command.name ?? '',
    dataType: typeText(column?.typeName),
    using: column?.raw_default !== undefined,
    ...(collation ? { collation } : {}),
  };
}

function otherCommand(table: Name, command: AlterTableCmd): Action {
  const subject = subjectOf(command);
  return {
    type: 'alter-table-other',
    table,
    command: (command.subtype ?? '').replace('AT_', ''),
    ...(subject ? { subject } : {}),
  };
}

/** The trigger, rule, index, parent or constraint that the command is about. */
function subjectOf(command: AlterTableCmd): string | undefined {
  const { RangeVar, ReplicaIdentityStmt, ATAlterConstraint, PartitionCmd } = open(command.def);
  const relation = RangeVar ?? PartitionCmd?.name;
  if (relation) return relation.relname;
  return ReplicaIdentityStmt?.name ?? ATAlterConstraint?.conname ?? command.name;
}
