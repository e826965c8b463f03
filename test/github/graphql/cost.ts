/** How many nodes a query may give: GitHub counts before it looks, and refuses more than half a million. */
import type {
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql';
import { refusal } from './view.ts';

const mostNodes = 500_000;

type Variables = Readonly<Record<string, unknown>>;

function numberOf(value: ValueNode | undefined, variables: Variables): number | null {
  if (value?.kind === 'IntValue') return Number(value.value);
  if (value?.kind !== 'Variable') return null;
  const given = variables[value.name.value];
  return typeof given === 'number' ? given : null;
}

function count(
  set: SelectionSetNode | undefined,
  times: number,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Variables,
): number {
  let total = 0;
  for (const selection of set?.selections ?? []) {
    if (selection.kind === 'FragmentSpread') {
      total += count(fragments.get(selection.name.value)?.selectionSet, times, fragments, variables);
    } else if (selection.kind === 'InlineFragment') total += count(selection.selectionSet, times, fragments, variables);
    else {
      const paging = selection.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
      const size = numberOf(paging?.value, variables);
      total += size === null ? 0 : times * size;
      total += count(selection.selectionSet, times * (size ?? 1), fragments, variables);
    }
  }
  return total;
}

/** @throws what GitHub answers to a query that could give too much */
export function checkCost(document: DocumentNode, variables: Variables): void {
  const { definitions } = document;
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === 'FragmentDefinition');
  const named = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  for (const one of definitions.filter(
    (found): found is OperationDefinitionNode => found.kind === 'OperationDefinition',
  )) {
    const nodes = count(one.selectionSet, 1, named, variables);
    if (nodes <= mostNodes) continue;
    const message = `This query requests up to ${nodes.toLocaleString('en')} possible nodes which exceeds the maximum limit of 500,000.`;
    throw refusal('MAX_NODE_LIMIT_EXCEEDED', message);
  }
}
