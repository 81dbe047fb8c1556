import type * as unbash from 'unbash';
import { MAX_NESTING, NestingTooDeep } from './nesting.ts';
import type {
  Assignment,
  Command,
  CommandList,
  CompoundCommand,
  CompoundKind,
  Redirection,
  ShellNode,
  Statement,
  Word,
} from './script.ts';
import { type Position, toSpan } from './position.ts';
import { convertWord } from './word.ts';

/** Something in the tree that this reading does not know; the script is then opaque. */
export class UnknownNode extends Error {
  override readonly name = 'UnknownNode';
}

/** Our nodes from the parser's. Gives `undefined` where a nested script has errors. @throws NestingTooDeep */
export function convertScript(script: unbash.ParsedScript, source: string): CommandList | undefined {
  try {
    return new Converter(source).convertList(script.commands, script);
  } catch (error) {
    if (error instanceof UnknownNode) return undefined;
    throw error;
  }
}

export class Converter {
  readonly source: string;
  #depth = 0;

  constructor(source: string) {
    this.source = source;
  }

  convertList(statements: readonly unbash.Statement[], at: Position): CommandList {
    this.#depth += 1;
    if (this.#depth > MAX_NESTING) throw new NestingTooDeep();
    const list = { span: toSpan(at), statements: statements.map((statement) => this.#convertStatement(statement)) };
    this.#depth -= 1;
    return list;
  }

  /** The script of a command substitution. @throws UnknownNode where it has errors or offsets of its own */
  convertNested(script: unbash.ParsedScript | undefined): CommandList {
    if (!script || (script.errors?.length ?? 0) > 0) throw new UnknownNode('a nested script cannot be read');
    // Offsets in an escaped backtick script count in a decoded text: its commands are not to be found in ours.
    if (script.source !== undefined) return { span: toSpan(script), statements: [] };
    return this.convertList(script.commands, script);
  }

  #convertStatement(statement: unbash.Statement): Statement {
    return {
      span: toSpan(statement),
      command: this.#convertNode(statement.command),
      isBackground: statement.background === true,
    };
  }

  #convertNode(node: unbash.PipelineNode | unbash.AndOr): ShellNode {
    switch (node.type) {
      case 'Command':
        return this.#convertCommand(node);
      case 'AndOr':
        return {
          kind: 'and-or',
          span: toSpan(node),
          items: node.commands.map((item) => this.#convertNode(item)),
          operators: node.operators,
        };
      case 'Pipeline':
        return {
          kind: 'pipeline',
          span: toSpan(node),
          prefixes: node.prefixes.map(({ type }) => (type === 'Negation' ? '!' : 'time')),
          items: node.commands.map((item) => this.#convertNode(item)),
        };
      case 'Redirected': {
        const inner = this.#convertCompound(node.command);
        return {
          ...inner,
          span: toSpan(node),
          redirections: node.redirects.map((redirect) => this.#convertRedirection(redirect)),
        };
      }
      default:
        return this.#convertCompound(node);
    }
  }

  #convertCommand(node: unbash.Command): Command {
    const words: Word[] = node.name ? [convertWord(node.name, this)] : [];
    const assignments: Assignment[] = [];
    for (const item of node.prefix) if (item.type === 'Assignment') assignments.push(this.#convertAssignment(item));
    for (const item of node.args)
      words.push(item.type === 'Word' ? convertWord(item, this) : this.#assignmentWord(item));
    return {
      kind: 'command',
      span: toSpan(node),
      assignments,
      words,
      redirections: node.redirects.map((redirect) => this.#convertRedirection(redirect)),
    };
  }

  #convertAssignment(node: unbash.Assignment): Assignment {
    if (node.value.type === 'ArrayValue') {
      const words = node.value.elements.map((element) => convertWord(element, this));
      return {
        span: toSpan(node),
        name: node.name,
        value: undefined,
        substitutions: words.flatMap((word) => word.substitutions),
      };
    }
    const word = convertWord(node.value, this);
    return { span: toSpan(node), name: node.name, value: word.value, substitutions: word.substitutions };
  }

  /** `export A=1`: an assignment among the arguments is a word like others for whoever reads the command. */
  #assignmentWord(node: unbash.Assignment): Word {
    const { value, substitutions } = this.#convertAssignment(node);
    const operator = node.append ? '+=' : '=';
    return {
      span: toSpan(node),
      text: node.text,
      value: value === undefined ? undefined : `${node.name}${operator}${value}`,
      isPattern: false,
      substitutions,
    };
  }

  #convertRedirection(node: unbash.Redirection): Redirection {
    const target = node.type === 'HereDoc' ? undefined : node.target;
    return { span: toSpan(node), operator: node.operator, target: target && convertWord(target, this) };
  }

  #convertCompound(node: unbash.CommandNode): CompoundCommand {
    switch (node.type) {
      case 'Subshell':
        return this.#compound('subshell', node, [node.body]);
      case 'BraceGroup':
        return this.#compound('group', node, [node.body]);
      case 'If': {
        const elifs = node.elif.flatMap((elif) => [elif.clause, elif.then]);
        return this.#compound('if', node, [node.clause, node.then, ...elifs, ...(node.else ? [node.else] : [])]);
      }
      case 'For':
        return this.#compound('for', node, [node.body], node.wordlist);
      case 'Select':
        return this.#compound('select', node, [node.body], node.wordlist);
      case 'While':
        return this.#compound(node.kind, node, [node.clause, node.body]);
      case 'ArithmeticFor':
        return this.#compound('for', node, [node.body]);
      case 'Case':
        return this.#compound(
          'case',
          node,
          node.items.map((item) => item.body),
          [node.word],
        );
      case 'Function':
        return { ...this.#compound('function', node, []), lists: [this.#bodyOf(node.body)] };
      case 'Coproc':
        return { ...this.#compound('coproc', node, []), lists: [this.#bodyOf(node.body)] };
      case 'TestCommand':
        return this.#compound('test', node, []);
      case 'ArithmeticCommand':
        return this.#compound('arithmetic', node, []);
      default:
        throw new UnknownNode(`a node of type ${node.type}`);
    }
  }

  #bodyOf(body: unbash.Function['body'] | unbash.Coproc['body']): CommandList {
    if (body.type === 'CompoundList') throw new UnknownNode('a body that was guessed');
    return {
      span: toSpan(body),
      statements: [{ span: toSpan(body), command: this.#convertNode(body), isBackground: false }],
    };
  }

  #compound(
    compound: CompoundKind,
    at: Position,
    lists: readonly unbash.CompoundList[],
    words: readonly unbash.Word[] = [],
  ): CompoundCommand {
    return {
      kind: 'compound',
      compound,
      span: toSpan(at),
      lists: lists.map((list) => this.convertList(list.commands, list)),
      words: words.map((word) => convertWord(word, this)),
      redirections: [],
    };
  }
}
