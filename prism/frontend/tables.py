"""Generated from grammars/prism.lark by `python -m prism.frontend.build_tables`; never edited by hand."""

# fmt: off
GRAMMAR_SHA256 = "6202073d07e35b562796aadec8742dfabee0613bdc2a7c484fa867a0ddfc66a5"

TERMINALS = (
    '$END',
    '&',
    'and',
    'as',
    'assert',
    '!',
    'break',
    'catch',
    '^',
    ':',
    ',',
    'continue',
    '.',
    'effect',
    'else',
    'ensures',
    'enum',
    '=',
    'ERROR',
    'false',
    'finally',
    'FLOAT',
    'fn',
    'for',
    'handle',
    'if',
    'impl',
    'import',
    'in',
    'INT',
    'interface',
    '{',
    '<',
    'let',
    'loop',
    '(',
    '[',
    'match',
    '-',
    '>',
    'NAME',
    'not',
    'or',
    '%',
    '+',
    'pub',
    '?',
    '}',
    'record',
    'requires',
    'restrict',
    'return',
    ')',
    ']',
    'self',
    ';',
    '/',
    '*',
    'STRING',
    'STRING_BEGIN',
    'STRING_END',
    'STRING_MIDDLE',
    'test',
    'throw',
    'throws',
    '~',
    'true',
    'try',
    'type',
    'uses',
    'var',
    '|',
    'where',
    'while',
    'with',
    '_NEWLINE',
    '->',
    '+=',
    '??',
    '|>',
    '..',
    '..=',
    '<<',
    '>>',
    '=>',
    '?.',
    '-=',
    '*=',
    '/=',
    '%=',
    '==',
    '!=',
    '<=',
    '>=',
)
"""Kinds of tokens: keywords and signs as they are written, the others in capitals."""

NONTERMINALS = (
    '__alternatives_plus_2',
    '__atom_plus_1',
    '__closed_type_plus_0',
    '__joined{NAME,DOT}_star_5',
    '__joined{named_type,PLUS}_star_10',
    '__lines{declaration}_star_4',
    '__lines{method}_star_16',
    '__lines{statement}_star_18',
    '__list{NAME}_star_6',
    '__list{STRING}_star_17',
    '__list{argument}_star_20',
    '__list{closed_type}_star_11',
    '__list{closure_param}_star_19',
    '__list{effect}_star_12',
    '__list{element}_star_22',
    '__list{entry}_star_26',
    '__list{field_pattern}_star_27',
    '__list{item_pattern}_star_28',
    '__list{param}_star_7',
    '__list{type_param}_star_9',
    '__list{variant_field}_star_15',
    '__many{catch}_plus_24',
    '__many{contract}_plus_8',
    '__many{middle}_plus_21',
    '__rows{arm}_star_23',
    '__rows{field}_star_13',
    '__rows{handler_arm}_star_25',
    '__rows{variant}_star_14',
    '__simple_pattern_plus_3',
    'alternatives',
    'and_expr',
    'and_jump',
    'argument',
    'arm',
    'assignment',
    'atom',
    'bit_and',
    'bit_or',
    'bit_xor',
    'block',
    'body',
    'catch',
    'closed_type',
    'closure_head',
    'closure_param',
    'coalesce',
    'coalesce_jump',
    'comparison',
    'comparison_jump',
    'constant',
    'contract',
    'declaration',
    'effect',
    'effect_family',
    'effects',
    'element',
    'else',
    'ensures',
    'entry',
    'enum',
    'exported',
    'expr',
    'field',
    'field_pattern',
    'file',
    'function',
    'function_type',
    'guard',
    'handler_arm',
    'if',
    'impl',
    'import',
    'inner_effects',
    'inner_row',
    'inner_signature',
    'interface',
    'item_pattern',
    'joined{NAME,DOT}',
    'joined{named_type,PLUS}',
    'jump',
    'lines{declaration}',
    'lines{method}',
    'lines{statement}',
    'list{NAME}',
    'list{STRING}',
    'list{argument}',
    'list{closed_type}',
    'list{closure_param}',
    'list{effect}',
    'list{element}',
    'list{entry}',
    'list{field_pattern}',
    'list{item_pattern}',
    'list{param}',
    'list{pattern}',
    'list{type_param}',
    'list{type}',
    'list{variant_field}',
    'many{catch}',
    'many{contract}',
    'many{middle}',
    'method',
    'middle',
    'named_type',
    'negation',
    'not_expr',
    'not_jump',
    'number',
    'or_expr',
    'or_jump',
    'param',
    'pattern',
    'pipe',
    'postfix',
    'product',
    'range',
    'reaction',
    'record',
    'row',
    'rows{arm}',
    'rows{field}',
    'rows{handler_arm}',
    'rows{variant}',
    'shift',
    'signature',
    'simple_pattern',
    'statement',
    'sum',
    'test',
    'type',
    'type_alias',
    'type_param',
    'type_params',
    'value',
    'variant',
    'variant_field',
)

RULES = (
    (0, 2, 'list', '', (1,)),
    (0, 3, 'append', '', (2,)),
    (1, 2, 'list', '', (1,)),
    (1, 3, 'append', '', (2,)),
    (2, 2, 'list', '', (1,)),
    (2, 3, 'append', '', (2,)),
    (3, 2, 'list', '', (1,)),
    (3, 3, 'append', '', (2,)),
    (4, 2, 'list', '', (1,)),
    (4, 3, 'append', '', (2,)),
    (5, 2, 'list', '', (1,)),
    (5, 2, 'list', '', (1,)),
    (5, 3, 'append', '', (2,)),
    (5, 3, 'append', '', (2,)),
    (6, 2, 'list', '', (1,)),
    (6, 2, 'list', '', (1,)),
    (6, 3, 'append', '', (2,)),
    (6, 3, 'append', '', (2,)),
    (7, 2, 'list', '', (1,)),
    (7, 2, 'list', '', (1,)),
    (7, 3, 'append', '', (2,)),
    (7, 3, 'append', '', (2,)),
    (8, 2, 'list', '', (1,)),
    (8, 3, 'append', '', (2,)),
    (9, 2, 'list', '', (1,)),
    (9, 3, 'append', '', (2,)),
    (10, 2, 'list', '', (1,)),
    (10, 3, 'append', '', (2,)),
    (11, 2, 'list', '', (1,)),
    (11, 3, 'append', '', (2,)),
    (12, 2, 'list', '', (1,)),
    (12, 3, 'append', '', (2,)),
    (13, 2, 'list', '', (1,)),
    (13, 3, 'append', '', (2,)),
    (14, 2, 'list', '', (1,)),
    (14, 3, 'append', '', (2,)),
    (15, 2, 'list', '', (1,)),
    (15, 3, 'append', '', (2,)),
    (16, 2, 'list', '', (1,)),
    (16, 3, 'append', '', (2,)),
    (17, 2, 'list', '', (1,)),
    (17, 3, 'append', '', (2,)),
    (18, 2, 'list', '', (1,)),
    (18, 3, 'append', '', (2,)),
    (19, 2, 'list', '', (1,)),
    (19, 3, 'append', '', (2,)),
    (20, 2, 'list', '', (1,)),
    (20, 3, 'append', '', (2,)),
    (21, 1, 'list', '', (0,)),
    (21, 2, 'append', '', (1,)),
    (22, 1, 'list', '', (0,)),
    (22, 2, 'append', '', (1,)),
    (23, 1, 'list', '', (0,)),
    (23, 2, 'append', '', (1,)),
    (24, 2, 'list', '', (1,)),
    (24, 2, 'list', '', (1,)),
    (24, 3, 'append', '', (2,)),
    (24, 3, 'append', '', (2,)),
    (25, 2, 'list', '', (1,)),
    (25, 2, 'list', '', (1,)),
    (25, 3, 'append', '', (2,)),
    (25, 3, 'append', '', (2,)),
    (26, 2, 'list', '', (1,)),
    (26, 2, 'list', '', (1,)),
    (26, 3, 'append', '', (2,)),
    (26, 3, 'append', '', (2,)),
    (27, 2, 'list', '', (1,)),
    (27, 2, 'list', '', (1,)),
    (27, 3, 'append', '', (2,)),
    (27, 3, 'append', '', (2,)),
    (28, 2, 'list', '', (1,)),
    (28, 3, 'append', '', (2,)),
    (29, 1, 'pass', '', (0,)),
    (29, 2, 'call', 'or_pattern', (0, 1)),
    (30, 1, 'pass', '', (0,)),
    (30, 3, 'call', 'binary', (0, 1, 2)),
    (31, 1, 'pass', '', (0,)),
    (31, 3, 'call', 'binary', (0, 1, 2)),
    (32, 1, 'call', 'argument', (0,)),
    (32, 3, 'call', 'named_argument', (0, 2)),
    (32, 2, 'call', 'spread_argument', (1,)),
    (33, 4, 'call', 'arm', (0, 1, 3)),
    (33, 3, 'call', 'arm', (0, -1, 2)),
    (33, 1, 'call', 'broken', (0,)),
    (34, 3, 'call', 'assignment', (0, 1, 2)),
    (34, 3, 'call', 'assignment', (0, 1, 2)),
    (34, 3, 'call', 'assignment', (0, 1, 2)),
    (34, 3, 'call', 'assignment', (0, 1, 2)),
    (34, 3, 'call', 'assignment', (0, 1, 2)),
    (34, 3, 'call', 'assignment', (0, 1, 2)),
    (35, 1, 'call', 'variable', (0,)),
    (35, 1, 'call', 'self_', ()),
    (35, 1, 'call', 'int_literal', (0,)),
    (35, 1, 'call', 'float_literal', (0,)),
    (35, 1, 'call', 'true_', ()),
    (35, 1, 'call', 'false_', ()),
    (35, 1, 'call', 'string', (0,)),
    (35, 4, 'call', 'interpolation', (0, 1, 2, 3)),
    (35, 3, 'call', 'interpolation', (0, 1, -1, 2)),
    (35, 2, 'call', 'unit', ()),
    (35, 3, 'pass', '', (1,)),
    (35, 5, 'call', 'tuple_', (1, 2)),
    (35, 4, 'call', 'tuple_', (1, 2)),
    (35, 3, 'call', 'list_', (1,)),
    (35, 2, 'call', 'list_', (-1,)),
    (35, 3, 'call', 'empty_map', ()),
    (35, 3, 'call', 'map_', (1,)),
    (35, 2, 'call', 'closure', (0, 1)),
    (35, 1, 'pass', '', (0,)),
    (35, 5, 'call', 'match', (1, 3)),
    (35, 4, 'call', 'match', (1, -1)),
    (35, 2, 'call', 'loop', (1,)),
    (35, 3, 'call', 'while_', (1, 2)),
    (35, 6, 'call', 'while_let', (2, 4, 5)),
    (35, 5, 'call', 'for_', (1, 3, 4)),
    (35, 5, 'call', 'try_', (1, 2, 4)),
    (35, 3, 'call', 'try_', (1, 2, -1)),
    (35, 4, 'call', 'try_', (1, -1, 3)),
    (35, 2, 'call', 'try_', (1, -1, -1)),
    (35, 6, 'call', 'handle', (1, 4)),
    (35, 5, 'call', 'handle', (1, -1)),
    (35, 3, 'call', 'restrict', (1, 2)),
    (36, 1, 'pass', '', (0,)),
    (36, 3, 'call', 'binary', (0, 1, 2)),
    (37, 1, 'pass', '', (0,)),
    (37, 3, 'call', 'binary', (0, 1, 2)),
    (38, 1, 'pass', '', (0,)),
    (38, 3, 'call', 'binary', (0, 1, 2)),
    (39, 3, 'call', 'block', (1,)),
    (39, 2, 'call', 'block', (-1,)),
    (40, 1, 'call', 'body', (0,)),
    (40, 2, 'call', 'value_body', (1,)),
    (41, 5, 'call', 'catch', (1, 3, 4)),
    (41, 3, 'call', 'catch', (1, -1, 2)),
    (42, 1, 'pass', '', (0,)),
    (42, 2, 'call', 'option_type', (0,)),
    (42, 2, 'call', 'unit_type', ()),
    (42, 3, 'pass', '', (1,)),
    (42, 5, 'call', 'tuple_type', (1, 2)),
    (42, 4, 'call', 'tuple_type', (1, 2)),
    (43, 5, 'call', 'closure_head', (2, 4)),
    (43, 4, 'call', 'closure_head', (-1, 3)),
    (44, 3, 'call', 'closure_param', (0, 2)),
    (44, 1, 'call', 'closure_param', (0, -1)),
    (45, 1, 'pass', '', (0,)),
    (45, 3, 'call', 'binary', (0, 1, 2)),
    (46, 1, 'pass', '', (0,)),
    (46, 3, 'call', 'binary', (0, 1, 2)),
    (47, 1, 'pass', '', (0,)),
    (47, 3, 'call', 'binary', (0, 1, 2)),
    (47, 3, 'call', 'binary', (0, 1, 2)),
    (47, 3, 'call', 'binary', (0, 1, 2)),
    (47, 3, 'call', 'binary', (0, 1, 2)),
    (47, 3, 'call', 'binary', (0, 1, 2)),
    (47, 3, 'call', 'binary', (0, 1, 2)),
    (47, 3, 'call', 'binary', (0, 1, 2)),
    (48, 1, 'pass', '', (0,)),
    (48, 3, 'call', 'binary', (0, 1, 2)),
    (48, 3, 'call', 'binary', (0, 1, 2)),
    (48, 3, 'call', 'binary', (0, 1, 2)),
    (48, 3, 'call', 'binary', (0, 1, 2)),
    (48, 3, 'call', 'binary', (0, 1, 2)),
    (48, 3, 'call', 'binary', (0, 1, 2)),
    (48, 3, 'call', 'binary', (0, 1, 2)),
    (49, 6, 'call', 'constant', (1, 3, 5)),
    (49, 4, 'call', 'constant', (1, -1, 3)),
    (50, 2, 'call', 'requires', (1,)),
    (50, 2, 'call', 'ensured', (0, 1)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 1, 'pass', '', (0,)),
    (51, 2, 'call', 'public', (1,)),
    (51, 1, 'call', 'broken', (0,)),
    (52, 4, 'call', 'effect', (0, 2)),
    (52, 1, 'call', 'effect', (0, -1)),
    (52, 1, 'call', 'any_effect', ()),
    (53, 5, 'call', 'effect_family', (1, 3)),
    (53, 4, 'call', 'effect_family', (1, -1)),
    (54, 1, 'call', 'effects', (0,)),
    (54, 3, 'call', 'effects', (1,)),
    (54, 2, 'call', 'effects', (-1,)),
    (55, 1, 'pass', '', (0,)),
    (55, 2, 'call', 'spread', (1,)),
    (56, 2, 'pass', '', (1,)),
    (56, 2, 'pass', '', (1,)),
    (57, 1, 'call', 'ensures', ()),
    (58, 3, 'call', 'entry', (0, 2)),
    (59, 6, 'call', 'enum', (1, 2, 4)),
    (59, 5, 'call', 'enum', (1, 2, -1)),
    (59, 5, 'call', 'enum', (1, -1, 3)),
    (59, 4, 'call', 'enum', (1, -1, -1)),
    (60, 1, 'pass', '', (0,)),
    (60, 1, 'pass', '', (0,)),
    (60, 1, 'pass', '', (0,)),
    (60, 1, 'pass', '', (0,)),
    (60, 1, 'pass', '', (0,)),
    (60, 1, 'pass', '', (0,)),
    (60, 1, 'pass', '', (0,)),
    (61, 1, 'pass', '', (0,)),
    (61, 1, 'pass', '', (0,)),
    (62, 5, 'call', 'field', (0, 2, 4)),
    (62, 3, 'call', 'field', (0, 2, -1)),
    (62, 6, 'call', 'var_field', (1, 3, 5)),
    (62, 4, 'call', 'var_field', (1, 3, -1)),
    (62, 1, 'call', 'broken', (0,)),
    (63, 1, 'call', 'positional_pattern', (0,)),
    (63, 3, 'call', 'named_pattern', (0, 2)),
    (63, 1, 'call', 'rest_fields', ()),
    (64, 1, 'call', 'file_', (0,)),
    (64, 0, 'call', 'file_', (-1,)),
    (65, 9, 'call', 'function', (1, 2, 4, 6, 7, 8)),
    (65, 8, 'call', 'function', (1, 2, 4, 6, 7, -1)),
    (65, 8, 'call', 'function', (1, 2, 4, 6, -1, 7)),
    (65, 7, 'call', 'function', (1, 2, 4, 6, -1, -1)),
    (65, 8, 'call', 'function', (1, 2, -1, 5, 6, 7)),
    (65, 7, 'call', 'function', (1, 2, -1, 5, 6, -1)),
    (65, 7, 'call', 'function', (1, 2, -1, 5, -1, 6)),
    (65, 6, 'call', 'function', (1, 2, -1, 5, -1, -1)),
    (65, 8, 'call', 'function', (1, -1, 3, 5, 6, 7)),
    (65, 7, 'call', 'function', (1, -1, 3, 5, 6, -1)),
    (65, 7, 'call', 'function', (1, -1, 3, 5, -1, 6)),
    (65, 6, 'call', 'function', (1, -1, 3, 5, -1, -1)),
    (65, 7, 'call', 'function', (1, -1, -1, 4, 5, 6)),
    (65, 6, 'call', 'function', (1, -1, -1, 4, 5, -1)),
    (65, 6, 'call', 'function', (1, -1, -1, 4, -1, 5)),
    (65, 5, 'call', 'function', (1, -1, -1, 4, -1, -1)),
    (66, 5, 'call', 'function_type', (2, 4)),
    (66, 4, 'call', 'function_type', (-1, 3)),
    (67, 3, 'pass', '', (2,)),
    (67, 2, 'pass', '', (1,)),
    (68, 6, 'call', 'handler_arm', (0, 2, 5)),
    (68, 5, 'call', 'handler_arm', (0, -1, 4)),
    (68, 1, 'call', 'broken', (0,)),
    (69, 4, 'call', 'if_', (1, 2, 3)),
    (69, 3, 'call', 'if_', (1, 2, -1)),
    (69, 7, 'call', 'if_let', (2, 4, 5, 6)),
    (69, 6, 'call', 'if_let', (2, 4, 5, -1)),
    (70, 8, 'call', 'impl', (1, 2, 4, 6)),
    (70, 7, 'call', 'impl', (1, 2, 4, -1)),
    (70, 6, 'call', 'impl', (1, 2, -1, 4)),
    (70, 5, 'call', 'impl', (1, 2, -1, -1)),
    (70, 7, 'call', 'impl', (-1, 1, 3, 5)),
    (70, 6, 'call', 'impl', (-1, 1, 3, -1)),
    (70, 5, 'call', 'impl', (-1, 1, -1, 3)),
    (70, 4, 'call', 'impl', (-1, 1, -1, -1)),
    (71, 2, 'call', 'import_', (1,)),
    (71, 5, 'call', 'import_names', (1, 3)),
    (71, 4, 'call', 'import_as', (1, 3)),
    (72, 1, 'call', 'one_effect', (0,)),
    (72, 3, 'call', 'effects', (1,)),
    (72, 2, 'call', 'effects', (-1,)),
    (73, 4, 'call', 'inner_row', (1, 3)),
    (73, 2, 'call', 'inner_row', (1, -1)),
    (73, 2, 'call', 'inner_row', (-1, 1)),
    (73, 0, 'call', 'inner_row', (-1, -1)),
    (74, 1, 'call', 'signature', (0,)),
    (74, 3, 'call', 'signature_result', (1, 2)),
    (74, 2, 'call', 'signature_function', (1,)),
    (75, 6, 'call', 'interface', (1, 2, 4)),
    (75, 5, 'call', 'interface', (1, 2, -1)),
    (75, 5, 'call', 'interface', (1, -1, 3)),
    (75, 4, 'call', 'interface', (1, -1, -1)),
    (76, 1, 'pass', '', (0,)),
    (76, 2, 'call', 'rest_items', (1,)),
    (76, 1, 'call', 'rest_items', (-1,)),
    (77, 2, 'list', '', (0, -2)),
    (77, 1, 'list', '', (0,)),
    (78, 2, 'list', '', (0, -2)),
    (78, 1, 'list', '', (0,)),
    (79, 2, 'call', 'throw', (1,)),
    (79, 2, 'call', 'return_', (1,)),
    (79, 1, 'call', 'return_', (-1,)),
    (79, 2, 'call', 'break_', (1,)),
    (79, 1, 'call', 'break_', (-1,)),
    (79, 1, 'call', 'continue_', ()),
    (79, 3, 'call', 'closure', (0, 2)),
    (80, 3, 'list', '', (0, -2)),
    (80, 2, 'list', '', (0, -2)),
    (80, 2, 'list', '', (0,)),
    (80, 1, 'list', '', (0,)),
    (81, 3, 'list', '', (0, -2)),
    (81, 2, 'list', '', (0, -2)),
    (81, 2, 'list', '', (0,)),
    (81, 1, 'list', '', (0,)),
    (82, 3, 'list', '', (0, -2)),
    (82, 2, 'list', '', (0, -2)),
    (82, 2, 'list', '', (0,)),
    (82, 1, 'list', '', (0,)),
    (83, 3, 'list', '', (0, -2)),
    (83, 2, 'list', '', (0, -2)),
    (83, 2, 'list', '', (0,)),
    (83, 1, 'list', '', (0,)),
    (84, 3, 'list', '', (0, -2)),
    (84, 2, 'list', '', (0, -2)),
    (84, 2, 'list', '', (0,)),
    (84, 1, 'list', '', (0,)),
    (85, 3, 'list', '', (0, -2)),
    (85, 2, 'list', '', (0, -2)),
    (85, 2, 'list', '', (0,)),
    (85, 1, 'list', '', (0,)),
    (86, 3, 'list', '', (0, -2)),
    (86, 2, 'list', '', (0, -2)),
    (86, 2, 'list', '', (0,)),
    (86, 1, 'list', '', (0,)),
    (87, 3, 'list', '', (0, -2)),
    (87, 2, 'list', '', (0, -2)),
    (87, 2, 'list', '', (0,)),
    (87, 1, 'list', '', (0,)),
    (88, 3, 'list', '', (0, -2)),
    (88, 2, 'list', '', (0, -2)),
    (88, 2, 'list', '', (0,)),
    (88, 1, 'list', '', (0,)),
    (89, 3, 'list', '', (0, -2)),
    (89, 2, 'list', '', (0, -2)),
    (89, 2, 'list', '', (0,)),
    (89, 1, 'list', '', (0,)),
    (90, 3, 'list', '', (0, -2)),
    (90, 2, 'list', '', (0, -2)),
    (90, 2, 'list', '', (0,)),
    (90, 1, 'list', '', (0,)),
    (91, 3, 'list', '', (0, -2)),
    (91, 2, 'list', '', (0, -2)),
    (91, 2, 'list', '', (0,)),
    (91, 1, 'list', '', (0,)),
    (92, 3, 'list', '', (0, -2)),
    (92, 2, 'list', '', (0, -2)),
    (92, 2, 'list', '', (0,)),
    (92, 1, 'list', '', (0,)),
    (93, 3, 'list', '', (0, -2)),
    (93, 2, 'list', '', (0, -2)),
    (93, 2, 'list', '', (0,)),
    (93, 1, 'list', '', (0,)),
    (94, 3, 'list', '', (0, -2)),
    (94, 2, 'list', '', (0, -2)),
    (94, 2, 'list', '', (0,)),
    (94, 1, 'list', '', (0,)),
    (95, 3, 'list', '', (0, -2)),
    (95, 2, 'list', '', (0, -2)),
    (95, 2, 'list', '', (0,)),
    (95, 1, 'list', '', (0,)),
    (96, 3, 'list', '', (0, -2)),
    (96, 2, 'list', '', (0, -2)),
    (96, 2, 'list', '', (0,)),
    (96, 1, 'list', '', (0,)),
    (97, 3, 'list', '', (0, -2)),
    (97, 2, 'list', '', (0, -2)),
    (97, 2, 'list', '', (0,)),
    (97, 1, 'list', '', (0,)),
    (98, 1, 'pass', '', (0,)),
    (99, 1, 'pass', '', (0,)),
    (100, 1, 'pass', '', (0,)),
    (101, 1, 'pass', '', (0,)),
    (101, 2, 'call', 'public', (1,)),
    (101, 1, 'call', 'broken', (0,)),
    (102, 2, 'call', 'middle', (0, 1)),
    (103, 4, 'call', 'named_type', (0, 2)),
    (103, 1, 'call', 'named_type', (0, -1)),
    (104, 1, 'pass', '', (0,)),
    (104, 2, 'call', 'unary', (0, 1)),
    (104, 2, 'call', 'unary', (0, 1)),
    (105, 1, 'pass', '', (0,)),
    (105, 2, 'call', 'unary', (0, 1)),
    (106, 1, 'pass', '', (0,)),
    (106, 2, 'call', 'unary', (0, 1)),
    (107, 1, 'call', 'int_number', (0,)),
    (107, 2, 'call', 'negative_int', (1,)),
    (107, 1, 'call', 'float_number', (0,)),
    (107, 2, 'call', 'negative_float', (1,)),
    (108, 1, 'pass', '', (0,)),
    (108, 3, 'call', 'binary', (0, 1, 2)),
    (109, 1, 'pass', '', (0,)),
    (109, 3, 'call', 'binary', (0, 1, 2)),
    (110, 5, 'call', 'param', (0, 2, 4)),
    (110, 3, 'call', 'param', (0, 2, -1)),
    (110, 1, 'call', 'self_param', ()),
    (111, 1, 'pass', '', (0,)),
    (111, 3, 'call', 'as_pattern', (0, 2)),
    (112, 1, 'pass', '', (0,)),
    (112, 3, 'call', 'pipe', (0, 1, 2)),
    (113, 1, 'pass', '', (0,)),
    (113, 3, 'call', 'member', (0, 2)),
    (113, 3, 'call', 'option_member', (0, 2)),
    (113, 4, 'call', 'call', (0, 2)),
    (113, 3, 'call', 'call', (0, -1)),
    (113, 4, 'call', 'index', (0, 2)),
    (113, 2, 'call', 'unwrap', (0,)),
    (114, 1, 'pass', '', (0,)),
    (114, 3, 'call', 'binary', (0, 1, 2)),
    (114, 3, 'call', 'binary', (0, 1, 2)),
    (114, 3, 'call', 'binary', (0, 1, 2)),
    (115, 1, 'pass', '', (0,)),
    (115, 3, 'call', 'range', (0, 1, 2)),
    (115, 3, 'call', 'range', (0, 1, 2)),
    (116, 1, 'pass', '', (0,)),
    (116, 1, 'pass', '', (0,)),
    (116, 1, 'pass', '', (0,)),
    (117, 6, 'call', 'record', (1, 2, 4)),
    (117, 5, 'call', 'record', (1, 2, -1)),
    (117, 5, 'call', 'record', (1, -1, 3)),
    (117, 4, 'call', 'record', (1, -1, -1)),
    (118, 4, 'call', 'row', (1, 3)),
    (118, 2, 'call', 'row', (1, -1)),
    (118, 2, 'call', 'row', (-1, 1)),
    (118, 0, 'call', 'row', (-1, -1)),
    (119, 3, 'list', '', (0, -2)),
    (119, 2, 'list', '', (0, -2)),
    (119, 2, 'list', '', (0,)),
    (119, 1, 'list', '', (0,)),
    (120, 3, 'list', '', (0, -2)),
    (120, 2, 'list', '', (0, -2)),
    (120, 2, 'list', '', (0,)),
    (120, 1, 'list', '', (0,)),
    (121, 3, 'list', '', (0, -2)),
    (121, 2, 'list', '', (0, -2)),
    (121, 2, 'list', '', (0,)),
    (121, 1, 'list', '', (0,)),
    (122, 3, 'list', '', (0, -2)),
    (122, 2, 'list', '', (0, -2)),
    (122, 2, 'list', '', (0,)),
    (122, 1, 'list', '', (0,)),
    (123, 1, 'pass', '', (0,)),
    (123, 3, 'call', 'binary', (0, 1, 2)),
    (123, 3, 'call', 'binary', (0, 1, 2)),
    (124, 1, 'call', 'signature', (0,)),
    (124, 3, 'call', 'signature_result', (1, 2)),
    (124, 2, 'call', 'signature_function', (1,)),
    (125, 1, 'call', 'path_pattern', (0,)),
    (125, 4, 'call', 'construct_pattern', (0, 2)),
    (125, 3, 'call', 'construct_pattern', (0, -1)),
    (125, 1, 'call', 'literal_pattern', (0,)),
    (125, 3, 'call', 'range_pattern', (0, 2)),
    (125, 3, 'call', 'inclusive_pattern', (0, 2)),
    (125, 1, 'call', 'true_pattern', ()),
    (125, 1, 'call', 'false_pattern', ()),
    (125, 1, 'call', 'string_pattern', (0,)),
    (125, 2, 'call', 'unit_pattern', ()),
    (125, 3, 'pass', '', (1,)),
    (125, 5, 'call', 'tuple_pattern', (1, 2)),
    (125, 4, 'call', 'tuple_pattern', (1, 2)),
    (125, 3, 'call', 'list_pattern', (1,)),
    (125, 2, 'call', 'list_pattern', (-1,)),
    (126, 1, 'pass', '', (0,)),
    (126, 1, 'pass', '', (0,)),
    (126, 6, 'call', 'let', (1, 3, 5)),
    (126, 4, 'call', 'let', (1, -1, 3)),
    (126, 6, 'call', 'var', (1, 3, 5)),
    (126, 4, 'call', 'var', (1, -1, 3)),
    (126, 4, 'call', 'assertion', (1, 3)),
    (126, 2, 'call', 'assertion', (1, -1)),
    (126, 1, 'call', 'local_function', (0,)),
    (126, 1, 'call', 'broken', (0,)),
    (127, 1, 'pass', '', (0,)),
    (127, 3, 'call', 'binary', (0, 1, 2)),
    (127, 3, 'call', 'binary', (0, 1, 2)),
    (128, 3, 'call', 'test', (1, 2)),
    (129, 1, 'pass', '', (0,)),
    (129, 1, 'pass', '', (0,)),
    (130, 7, 'call', 'type_alias', (1, 2, 4, 6)),
    (130, 5, 'call', 'type_alias', (1, 2, 4, -1)),
    (130, 6, 'call', 'type_alias', (1, -1, 3, 5)),
    (130, 4, 'call', 'type_alias', (1, -1, 3, -1)),
    (131, 3, 'call', 'type_param', (0, 2)),
    (131, 1, 'call', 'type_param', (0, -1)),
    (132, 3, 'call', 'type_params', (1,)),
    (133, 1, 'pass', '', (0,)),
    (133, 1, 'pass', '', (0,)),
    (134, 1, 'call', 'variant', (0,)),
    (134, 4, 'call', 'variant', (0, 2)),
    (134, 3, 'call', 'variant', (0, -1)),
    (134, 1, 'call', 'broken', (0,)),
    (135, 1, 'call', 'positional_field', (0,)),
    (135, 5, 'call', 'field', (0, 2, 4)),
    (135, 3, 'call', 'field', (0, 2, -1)),
)
"""(left-hand side, number of symbols, what to do, name of the building function, positions of its arguments).
What to do: `pass` hands on the one argument, `list` makes a list (`~i` adds the items of the list at i), `append` adds to the
list at position 0, `call` calls the building function with the span and the arguments; position -1 stands for None."""

STATES = 787

END = 17
"""The state in which everything is parsed; there the end of the file leads to itself."""

ROWS = (
    "DQAAAA0AEAASABYAGgAbAB4AIQAtADAAPgBEAOsDAQACAAMABAAFAAYABwAIAAkACgALAAwADQAxADMANQA7AEAAQQBGAEcASwBQAHUAgACCAA"
    "0ADgAPABAAEQASABMAFAAVABYAFwAYABkAAQAoABoAAAABACgAGwAAAAMAAAA3AEsAxgPGA8YDAAABACgAHAAAAAMAIAAjACgAHQAeAB8ABAAq"
    "AE0AZwCEACAAIQAiACMAAQAoAB8AAQBNACQAAQAoACUAAAABACgAJgAAAAcADQAQABYAHgAhADAARAABAAIABAAHAAgACgAMAAgAMQA1ADsAPA"
    "BBAEsAdQCCACcAKAApACoAKwAsAC0ALgABACgALwAAAAEAOgAwAAAAAQAoADEAAAADAAAANwBLAMIDwgPCAwAAAwAAADcASwAxBDIAMwABAAUA"
    "NAADAAAANwBLAMEDwQPBAwAAAwAAADcASwC+A74DvgMAAAEAAAARAAAAAwAAADcASwC8A7wDvAMAAAMAAAA3AEsAwwPDA8MDAAADAAAANwBLAL"
    "sDuwO7AwAAAwAAADcASwDAA8ADwAMAAAEAAADqAwAAAwAAADcASwC9A70DvQMAAAMAAAA3AEsAxAPEA8QDAAADAAAANwBLAL8DvwO/AwAAAQAf"
    "ADUAAAACAB8AIAA2AB0AAQCEADcAAgAgACMAHQA4AAEAhAA5AAEAKAA6AAIAXwCDADsAPAAEABYAIwAoADQAPQAeAB8APgAFACoAQgBNAGcAgQ"
    "A/AEAAIQAiAEEAGwAAAAMACQAKAAwADwARABcAGQAcAB8AIAAjACcALAAuAC8AMQA0ADUANwBAAEUARwBIAEsAVAAkBCQEJAQkBEIAJAQkBCQE"
    "JAQkBCQEJAQkBCQEJAQkBCQEJAQkBCQEJAQkBCQEJAQkBCQEJAQBAAMAQwADABcAHwAuAEQARQBGAAAAEwAAAAoADwARABcAHwAgACcALAAuAC"
    "8AMQA0ADcAQABFAEgASwBUAH4EfgR+BH4EfgR+BEcAfgR+BH4EfgR+BH4EfgR+BH4EfgR+BH4EAAARAAAACgAPABEAFwAfACcALgAvADEANAA3"
    "AEAARQBIAEsAVACZA5kDmQOZA5kDmQOZA5kDmQOZA5kDmQOZA5kDmQOZA5kDAAACACMAKAAeAB8AAwAqAE0AZwBIACEAIgAFAAAAAwAjADcASw"
    "APBEkASgAPBA8EAAACAB8AIABLAB0AAQCEAEwAAgAJABEATQBOAAAAAwAAADcASwDfA98D3wMAAAMAAAA3AEsA3gPeA94DAAADAAAANwBLANsD"
    "2wPbAwAAAwAAADcASwDFA8UDxQMAAAMAAAA3AEsA2QPZA9kDAAADAAAANwBLAN0D3QPdAwAAAwAAADcASwDaA9oD2gMAAAMAAAA3AEsA3APcA9"
    "wDAAACAB8AIABPAB0AAQCEAFAAAQAfAFEAAQAnAFIAAgARACAAUwAdAAEAhABUAA0AAAANABAAEgAWABoAGwAeACEALQAwAD4ARAAwBAEAAgAD"
    "AAQABQAGAAcACAAJAAoACwAMAAsAMQAzADUAOwBBAEYARwBLAHUAgACCAA0AVQAPABAAEgATABQAFQAXABgAGQAMAA0AEAASABYAGgAbAB4AIQ"
    "AtADAAPgBEAAEAAgADAAQABQAGAAcACAAJAAoACwAMAAsAMQAzADUAOwBBAEYARwBLAHUAgACCAA0AVgAPABAAEgATABQAFQAXABgAGQADAAAA"
    "NwBLAC8EVwBYAAAABAASABYALQAvAFkABABaAFsAAwBBAFEAZQBcAF0AXgADABIAKAAvAF8AYABhAAIAegCGAGIAYwABAB8AZAAAAAMAKAA0AD"
    "YAZQBmAGcAAgBdAG4AaABpAAEAIwBqAAAAAwAJAAoAJwBrAOgE6AQAAAEAJwBsAAAAAgAKACcAbQBtBAEAEwBuAAEAIwBvAAAAEQAAAAoADwAR"
    "ABcAHwAnAC4ALwAxADQANwBAAEUASABLAFQAmwObA5sDmwObA5sDmwObA5sDmwObA5sDmwObA5sDmwObAwAACgAAAAoAEQAnAC4ALwA0ADcASA"
    "BLAOEE4QThBOEERgDhBOEE4QThBOEEAAAJAAAACgARACcALwA0ADcASABLAOIE4gTiBOIE4gTiBOIE4gTiBAAAAgAKADQAcABxAAEAAgByAAEA"
    "KABzAAAAGwAAAAMACQAKAAwADwARABcAGQAcAB8AIAAjACcALAAuAC8AMQA0ADUANwBAAEUARwBIAEsAVAAjBCMEIwQjBHQAIwQjBCMEIwQjBC"
    "MEIwQjBCMEIwQjBCMEIwQjBCMEIwQjBCMEIwQjBCMEIwQAAAIAIwAoAB4AHwADACoATQBnAHUAIQAiAAQAEgAWAC0ALwBZAAQAWgB2AAMAQQBR"
    "AGUAXAB3AF4AEQAAAAoADwARABcAHwAnAC4ALwAxADQANwBAAEUASABLAFQAmgOaA5oDmgOaA5oDmgOaA5oDmgOaA5oDmgOaA5oDmgOaAwAAAw"
    "AWACMAKAA9AB4AHwAGACoAQgBNAGAAZwCBAD8AQAAhAHgAIgB5AAMAFwAfAC4AegB7AEYAAAABACgAfAAAAAEAKAB9AAEAUwB+AAQAEgAWAC0A"
    "LwBZAAQAWgB/AAMAQQBRAGUAXACAAF4AAQAfAIEAAAADABYAIwAoAD0AHgAfAAUAKgBCAE0AZwCBAD8AQAAhACIAggAbAAYACwATABUAFgAXAB"
    "gAGQAdAB8AIgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAFEAjACNAI4AjwCQAJEAkgCTAJQAlQCW"
    "AJcAmACZAJoAmwCcABsAHgAfACMAJAAlACYAJwArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AIUAnQCeAJ8AoAChAKIAow"
    "CkAKUApgCnAKgAqQCqAKsArACtAK4ArwCwALEAsgCzALQAtQC2ALcABAASACgALwBGALgAuQC6ALsAAgA+AHgAvAC9AAEAHwC+AAAAHwAEAAYA"
    "CwASABMAFQAWABcAGAAZAB0AIQAiACMAJAAlACYAKAApAC8AMgAzADYAOgA7AD8AQQBCAEMARgBJAL8AgwCEAMAAhQCGAMEAiACJAIoAiwDCAI"
    "wAjQCOAI8AkACRAJIAwwCTAJQAlQCWAJcAmACZAJoAmwDEAJwAHQAeAB8AIgAjACQAJQAmACsALQAuAC8AMAA9AEEARQBPAFIAaABpAGoAbABt"
    "AHAAcQByAHMAewB+AH8AnQCeAMUAnwCgAKEAogCkAKUApgCnAKgAxgDHAKoAqwDIAKwArQCuAMkAsACxALIAswC0ALUAygC2AAMAAAA3AEsA4A"
    "TgBOAEAAADABYAIwAoAD0AHgAfAAUAKgBCAE0AZwCBAD8AQAAhACIAywABABEAzAAAAAMAAAA3AEsAHQMdAx0DAAADAAAANwBLAB4DHgMeAwAA"
    "DQAAAA0AEAASABYAGgAbAB4AIQAtADAAPgBEAC4EAQACAAMABAAFAAYABwAIAAkACgALAAwACwAxADMANQA7AEEARgBHAEsAdQCAAIIADQDNAA"
    "8AEAASABMAFAAVABcAGAAZAAwADQAQABIAFgAaABsAHgAhAC0AMAA+AEQAAQACAAMABAAFAAYABwAIAAkACgALAAwACwAxADMANQA7AEEARgBH"
    "AEsAdQCAAIIADQDOAA8AEAASABMAFAAVABcAGAAZAAMALwA3AEsAewR7BHsEAAABABYABAABAEEAzwADAAAANwBLAMsDywPLAwAAAwAvADcASw"
    "B5BHkEeQQAAAEALwDQAAAAAwAvADcASwA1BNEA0gABAAYA0wADAAoALwBLAO8E7wTvBAAABAAKACMALwBLAOwE1ADsBOwEAAADAAAANwBLANgD"
    "2APYAwAAAQAvANUAAAADAAoALwBLANYAvQTXAAEAGwDYAAMAEgAoAC8AXwBgANkAAgB6AIYA2gBjAAEACQDbAAAACwAAAA8AEQAfAC8AMQA3AE"
    "AARQBLAEwArQStBK0ErQStBK0ErQTcAN0ArQTeAAIAdgB8AN8A4AACAAoANACQBJAEAAABADQA4QAAAAIACgA0AOIAZQQBABIA4wADACgANAA2"
    "AGUA5ABnAAIAXQBuAOUAaQABACgAHwADAE0ATgBnACEA5gDnAAQAEQAfACMAKADpBOkE6QTpBAAAAgAnACgAbAQ6AAEAgwDoAAIACgAnAOkAaw"
    "QAAAQAFgAjACgANAA9AB4AHwDqAAYAKgBCAE0AYABnAIEAPwBAACEA6wAiAHkAAwAWACMAKAA9AB4AHwAFACoAQgBNAGcAgQA/AEAAIQAiAOwA"
    "EQAAAAoADwARABcAHwAnAC4ALwAxADQANwBAAEUASABLAFQAnAOcA5wDnAOcA5wDnAOcA5wDnAOcA5wDnAOcA5wDnAOcAwAAAgAKADQA7QDuAA"
    "AAGwAAAAMACQAKAAwADwARABcAGQAcAB8AIAAjACcALAAuAC8AMQA0ADUANwBAAEUARwBIAEsAVAAZAxkDGQMZAxkDGQMZAxkDGQMZAxkDGQMZ"
    "AxkDGQMZAxkDGQMZAxkDGQMZAxkDGQMZAxkDGQMAAAEAKADvAAAAAgAfAC4A8ABGAAAAAwAAADcASwAOBA4EDgQAAAEALwDxAAAAAQAnAPIAAA"
    "ADAAoAJwA0APMAcQRxBAEAAgD0AAIAIwAoAB4AHwADACoATQBnAPUAIQAiAAQAEgAWAC0ALwBZAAQAWgD2AAMAQQBRAGUAXAD3AF4AAwAAADcA"
    "SwARBBEEEQQAAAIACgA0APgAPQQBAAgA+QABADQA+gAAAAMAAAA3AEsAHwQfBB8EAAABAC8A+wAAAAQAEgAWAC0ALwBZAAQAWgD8AAMAQQBRAG"
    "UAXAD9AF4AAQARAP4AAAAmAAAABgAJAAoACwATABUAFgAXABgAGQAdAB8AIgAjACQAJQAmACgAKQAvADIAMwA0ADUANgA3ADoAOwA8AD0APwBB"
    "AEIAQwBJAEsAVAArBIMAKwQrBIQAhQCGAIcAiACJAIoAiwArBIwAjQCOAI8AkACRAJIAKwSTAJQAKwQrBJUAKwSWAJcAKwQrBJgAmQCaAJsAnA"
    "ArBCsEGQAeAB8AIwAkACUAJgArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AJ0AngCfAKAAoQCiAKQApQCmAKcAqAD/AKoA"
    "qwCsAK0ArgCvALAAsQCyALMAtAC1ALYADAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVAAsBCwELAQsBCwELAQsBCwELAQsBCwELAQAADAAAAABAA"
    "IABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZ"
    "AFoAWwBcAF0AcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcgNyA3IDcg"
    "NyA3IDcgNyA3IDcgNyA3IDcgNyA3IDAAAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwA"
    "PQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAHADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwA3"
    "ADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwA3ADcANwAwAAAQAjAAABAAAJABMAFQAdACMAJAAmACgAOgBC"
    "AAEBAgEDAQQBBQEGAR8ABwEIAQUAHQBNAGsAbwB9AAkBCgELAQwBDQEBAB8AUQABACcADgEbAAYACwATABUAFgAXABgAGQAdACEAIgAjACQAJQ"
    "AmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAA8BjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABkA"
    "HgAfACMAJAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAEAGqAKsArACtAK"
    "4ArwCwALEAsgCzALQAtQC2ADAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBN"
    "AE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AbwNvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28Dbw"
    "NvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28DbwNvA28DAAABAB8AUQABACcAEQEbAAYACwATABUAFgAXABgAGQAdACIA"
    "IwAkACUAJgAoACkAMgAzADQANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJIAkwCUABIBlQCWAJcAmACZAJ"
    "oAmwCcABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAEwGq"
    "AKsArACtAK4ArwCwALEAsgCzALQAtQC2AB0ABgAJAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA1ADYAOgA7AD8AQQBCAEMASQ"
    "BQAIMAFAGEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAFQGVAJYAlwCYAJkAmgCbAJwAFgEdAB4AHwAjACQAJQAmACsALQAuAC8A"
    "MAA3ADoAPQBFAE8AWQBaAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAFwEYARkBqgCrABoBGwGsAK0ArgCvAL"
    "AAsQCyALMAtAC1ALYAGgAGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCK"
    "AIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcg"
    "BzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAHAGqAKsArACtAK4ArwCwALEAsgCzALQAtQC2ABUAEwAVABYAFwAYABkAHQAiACMAJAAlACYA"
    "KAAyADYAOgA7AEEAQgBDAEkAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCTAJUAlgCXAJkAmgCbAJwABQAjACsARQBoAHEAnwAdAaoAHgGyAD"
    "AAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBW"
    "AFcAWABZAFoAWwBcAF0AbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQ"
    "NtA20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DAAAaAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoACkAMgAzADYAOgA7AD8AQQBCAEMA"
    "SQCDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAFAAjACQAJQAmACsALQAuAC8AMABFAE8AaABpAG"
    "oAcABxAHIAcwB7AH8AnwCgAKEAogCkAKUApgCnAKgAqgCrAKwAHwEgAbEAsgCzALQAtQC2AAIAKAA5AB8AIQEDADQATQBYACIBIwEkASYAAAAG"
    "AAkACgALABMAFQAWABcAGAAZAB0AHwAiACMAJAAlACYAKAApAC8AMgAzADQANQA2ADcAOgA7ADwAPQA/AEEAQgBDAEkASwBUACkEgwApBCkEhA"
    "CFAIYAhwCIAIkAigCLACkEjACNAI4AjwCQAJEAkgApBJMAlAApBCkElQApBJYAlwApBCkEmACZAJoAmwCcACkEKQQZAB4AHwAjACQAJQAmACsA"
    "LQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYApwCoACUBqgCrAKwArQCuAK8AsACxALIAswC0AL"
    "UAtgAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBU"
    "AFUAVgBXAFgAWQBaAFsAXABdAG4DbgNuA24DbgNuA24DbgNuA24DbgNuA24DbgNuA24DbgNuA24DbgNuA24DbgNuA24DbgNuA24DbgNuA24Dbg"
    "NuA24DbgNuA24DbgNuA24DbgNuA24DbgNuA24DbgNuAwAAMAAAAAEAAgAFAAgACQAKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQA"
    "NQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQBzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3"
    "MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwNzA3MDcwMAABoABgALABMAFQAWABcAGAAZ"
    "AB0AIgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQ"
    "CaAJsAnAAZAB4AHwAjACQAJQAmACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYApwCoACYB"
    "qgCrAKwArQCuAK8AsACxALIAswC0ALUAtgAaAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoACkAMgAzADYAOgA7AD8AQQBCAEMASQCDAI"
    "QAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGQAeAB8AIwAkACUAJgArAC0ALgAvADAAPQBFAE8AaABp"
    "AGoAbABtAHAAcQByAHMAewB/AJ0AngCfAKAAoQCiAKQApQCmAKcAqAAnAaoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYAFQATABUAFgAXABgAGQ"
    "AdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAFACMAKwBFAGgA"
    "cQCfAB0BqgAoAbIAMAAAAAEAAgAFAAgACQAKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAF"
    "AAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQBxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNx"
    "A3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQNxA3EDcQMAAAEAHwBRAAEAJwApARsABgALABMAFQAWABcAGAAZAB0AIQAiACMAJA"
    "AlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAKgGMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwA"
    "GQAeAB8AIwAkACUAJgArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AJ0AngCfAKAAoQCiAKQApQCmAKcAqAArAaoAqwCsAK"
    "0ArgCvALAAsQCyALMAtAC1ALYAFAAAAAIACQAKABEAHwAqAC8ANAA1ADcAPAA9AEsATQBUAFYAVwBYAFkAigQsAYoEigSKBIoEigSKBIoEigSK"
    "BIoEigSKBIoEigSKBIoEigSKBAAADAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVACMBIwEjASMBIwEjASMBIwEjASMBIwEjAQAADAAAAABAAIABQ"
    "AIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoA"
    "WwBcAF0AlQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJUElQSVBJ"
    "UElQSVBJUElQSVBJUElQSVBJUEAAAkAAAAAQACAAgACQAKAA8AEQAcAB8AIAAnACoALwAxADQANQA3ADwAPQBHAEsATQBOAE8AUABRAFQAVgBX"
    "AFgAWQBaAFsAXABdAJEDLQGRA5EDkQORA5EDkQORA5EDkQORA5EDkQORA5EDkQORA5EDkQORA5EDkQORA5EDkQORA5EDkQORA5EDkQORA5EDkQ"
    "ORAwAAIgAAAAIACQAKAA8AEQAcAB8AIAAnACoALwAxADQANQA3ADwAPQBHAEsATQBOAE8AUABRAFQAVgBXAFgAWQBaAFsAXABdAKAEoASgBKAE"
    "oASgBKAEoASgBKAEoASgBKAEoASgBKAEoASgBC4BoASgBKAEoAQvATABoASgBKAEoASgBKAEoASgBKAEAAAjAAAAAgAIAAkACgAPABEAHAAfAC"
    "AAJwAqAC8AMQA0ADUANwA8AD0ARwBLAE0ATgBPAFAAUQBUAFYAVwBYAFkAWgBbAFwAXQCPA48DMQGPA48DjwOPA48DjwOPA48DjwOPA48DjwOP"
    "A48DjwOPA48DjwOPA48DjwOPA48DjwOPA48DjwOPA48DjwOPA48DAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAOsE6wTrBOsE6wTrBOsE6w"
    "TrBOsE6wTrBAAAAgAfAFQAUQAyAQEAJwAzARsAAAACAAkACgARABwAHwAgACcAKgAvADQANQA3ADwAPQBLAE0AVABWAFcAWABZAFoAWwBcAF0A"
    "pwOnA6cDpwOnAzQBpwM1ATYBpwOnA6cDpwOnA6cDpwOnA6cDpwOnA6cDpwOnAzcBOAE5AToBAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAK"
    "8DrwOvA68DrwOvA68DrwOvA68DrwOvAwAAFgAAAAIACQAKAA8AEQAfACoALwAxADQANQA3ADwAPQBLAE0AVABWAFcAWABZAIIEggSCBIIEggSC"
    "BIIEggSCBIIEggSCBIIEggSCBIIEggSCBIIEggSCBIIEAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAIQEhASEBIQEhASEBIQEhASEBIQEhA"
    "SEBAAADAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVADqBOoE6gTqBOoE6gTqBOoE6gTqBOoE6gQAADAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8A"
    "IAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AfwN/A38DfwN/A3"
    "8DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/A38DfwN/"
    "A38DAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAKUDpQOlA6UDpQOlA6UDpQOlA6UDpQOlAwAAKwAAAAEAAgAIAAkACgAPABEAHAAfACAAJg"
    "AnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVgBXAFgAWQBaAFsAXABdAJwEnAScBJwEnAScBJwEnAScBJwE"
    "nAScBJwEnAScBJwEnAScBJwEnAScBJwEnAScBJwEnAScBJwEnAScBJwEnAScBJwEnAScBJwEnAScBJwEnAScBJwEAAAWAAAAAgAJAAoADwARAB"
    "8AKgAvADEANAA1ADcAPAA9AEsATQBUAFYAVwBYAFkAXQNdA10DXQNdA10DXQNdA10DXQNdA10DXQNdA10DXQNdA10DXQNdA10DXQMAAAwAAAAJ"
    "AAoAHwAvADQANQA3ADwAPQBLAFQAXwNfA18DXwNfA18DXwNfA18DXwNfA18DAAANAAAACQAKAB8AKgAvADQANQA3ADwAPQBLAFQA4APgA+AD4A"
    "M7AeAD4APgA+AD4APgA+AD4AMAAAwAAAAJAAoAHwAvADQANQA3ADwAPQBLAFQA4QPhA+ED4QPhA+ED4QPhA+ED4QPhA+EDAAAdAAAAAgAJAAoA"
    "EQAcAB8AIAAnACoALwA0ADUANwA8AD0ASwBNAE4ATwBUAFYAVwBYAFkAWgBbAFwAXQCjA6MDowOjA6MDowOjA6MDowOjA6MDowOjA6MDowOjA6"
    "MDowM8AT0BowOjA6MDowOjA6MDowOjA6MDAAAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5"
    "ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAH8EfwR/BD4BfwR/BH8EPwF/BH8EfwR/BH8EQAFBAX8EfwR/BH8Efw"
    "R/BH8EfwR/BH8EfwR/BH8EfwR/BH8EfwR/BH8EfwR/BH8EfwR/BEIBfwR/BH8EfwR/BH8EfwR/BAAAKwAAAAEAAgAIAAkACgAPABEAHAAfACAA"
    "JgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVgBXAFgAWQBaAFsAXABdAN0E3QTdBN0E3QTdBN0E3QTdBN"
    "0E3QTdBN0E3QRDAd0E3QTdBN0E3QTdBEQBRQHdBN0E3QTdBN0E3QTdBN0E3QTdBN0E3QTdBN0E3QTdBN0E3QTdBN0EAAAfAAAAAgAJAAoADwAR"
    "ABwAHwAgACcAKgAvADEANAA1ADcAPAA9AEsATQBOAE8AVABWAFcAWABZAFoAWwBcAF0AkwSTBJMEkwSTBJMEkwSTBJMEkwSTBJMEkwSTBJMEkw"
    "STBJMEkwSTBJMEkwSTBJMEkwSTBJMEkwSTBJMEkwQAACYAAAABAAIACAAJAAoADwARABwAHwAgACcAKgAvADEANAA1ADcAPAA9AEcASwBNAE4A"
    "TwBQAFEAUgBTAFQAVgBXAFgAWQBaAFsAXABdAI0DjQONA40DjQONA40DjQONA40DjQONA40DjQONA40DjQONA40DjQONA40DjQONA40DjQONA0"
    "YBRwGNA40DjQONA40DjQONA40DjQMAACgAAAABAAIACAAJAAoADwARABwAHwAgACYAJwAqACwALwAxADQANQA3ADwAPQBHAEsATQBOAE8AUABR"
    "AFIAUwBUAFYAVwBYAFkAWgBbAFwAXQC+BL4EvgS+BL4EvgS+BL4EvgS+BL4ESAG+BL4ESQG+BL4EvgS+BL4EvgS+BL4EvgS+BL4EvgS+BL4Evg"
    "S+BL4EvgS+BL4EvgS+BL4EvgS+BAAAAwAAADcASwC4A7gDuAMAAAMACgAvAEsA5gPmA+YDAAABAAkASgEAAAMAAAA3AEsAqQSpBKkEAAABACgA"
    "SwEAAAMACgAvAEsATAG1BE0BAQAZAE4BAQAvAE8BAAAEABIAKAAvAEYAuAC5AFABuwACAD4AeAC8AFEBGgAGAAsAEwAVABYAFwAYABkAHQAiAC"
    "MAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCc"
    "ABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAUgGqAKsArA"
    "CtAK4ArwCwALEAsgCzALQAtQC2AAMALwA3AEsA3ATcBNwEAAACACMAKAAAARwAAAAJABMAFQAdACMAJAAmACgAOgBCAAEBAgEDAQQBBQEGAR8A"
    "BwEIAQUAHQBNAGsAbwB9AAkBCgELAVMBDQE0AAAAAQACAAUABwAIAAkACgAMAA4ADwARABQAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1AD"
    "cAOAA5ADwAPQBHAEoASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOU"
    "A5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAOUA5QDlAMAAAkAEwAVAB0AIw"
    "AkACYAKAA6AEIAAQECAQMBBAEFAQYBHwAHAQgBBQAdAE0AawBvAH0ACQEKAQsBVAENAQMALwA3AEsA1ATUBNQEAAADAC8ANwBLANME0wTTBAAA"
    "AwAvADcASwDbBNsE2wQAAAEALwBVAQAAEwAAAAkACgARAB8AKgAvADQANQA3ADwAPQBLAE0AVABWAFcAWABZAOAD4APgA1YB4AM7AeAD4APgA+"
    "AD4APgA+ADVwHgA1gBWQFaAVsBAAADAC8ANwBLADkEXAFdAQEABwBeAQQAAAA3AEgASwDmBOYEXwHmBAAAAwAWACMAKAA9AB4AHwAFACoAQgBN"
    "AGcAgQA/AEAAIQAiAGABAwAAADcASwAfAx8DHwMAAAMAAAA3AEsAIAMgAyADAAADAC8ANwBLAHoEegR6BAAAAwAAADcASwDKA8oDygMAAAQAEg"
    "AWAC0ALwBZAAQAWgA0BAIAQQBlAFwAYQEDABIAFgAtAFkABABaAAIAQQBlAFwAYgEDAC8ANwBLADMEYwFkAQAABAAWACMAKAA0AD0AHgBlAWYB"
    "BwAqAEIATQBhAGcAgQCHAD8AQAAhAGcBIgBoAWkBAwAAADcASwDXA9cD1wMAAAMAEgAoAC8AXwBgALwEAQCGAGoBAgASACgAXwBgAAEAhgBrAQ"
    "MACgAvAEsAbAG7BG0BAAADAAAANwBLANYD1gPWAwAAAQAvAG4BAAADABYAIwAoAD0AHgAfAAUAKgBCAE0AZwCBAD8AQAAhACIAbwECACMAKAAe"
    "AB8ABAAqAE0AVgBnAHABIQBxASIAAwAjACgAOQByAR8AIQEEADQANgBNAFgAIgFzASMBdAEDABYAIwAoAD0AHgAfAAQAKgBCAE0AZwB1AXYBIQ"
    "AiAAgAAAAPABEAHwAvADEANwBLAMEEwQTBBMEEwQTBBMEEwQQAAAgAAAAPABEAHwAvADEANwBLAPsDdwF4AVEA+wN5AfsD+wMGABYAJwAoADIA"
    "OQBjAHoBewF8AX0BfgF/AQsAAAAPABEAHwAvADEANwBAAEUASwBMAK0ErQStBK0ErQStBK0E3ADdAK0E3gACAHYAfADfAIABAwAoADQANgBlAG"
    "QEZwABAG4AgQECAAoANACCAWMEAAALAAAADwARAB8ALwAxADcAQABFAEsATACtBK0ErQStBK0ErQStBNwA3QCtBN4AAgB2AHwA3wCDAQEANACE"
    "AQAAAgAKACcA5wTnBAAAAwAKACcALAAmBCYEhQEBAAQAhgECAAoAJwA/Az8DAAACACcAKABqBDoAAQCDAIcBEAAAAAoADwARAB8AJwAvADEANA"
    "A3AEAARQBIAEsATABUABgEGAQYBBgEGAQYBBgEGAQYBBgEiAGJARgEGASKARgEAgBJAEoAiwGMAQEANACNAQAAAwAKACcANAAXAxcDFwMAAAQA"
    "FgAjACgANAA9AB4AHwCOAQUAKgBCAE0AZwCBAD8AQAAhACIAjwERAAAACgAPABEAFwAfACcALgAvADEANAA3AEAARQBIAEsAVACeA54DngOeA5"
    "4DngOeA54DngOeA54DngOeA54DngOeA54DAAAbAAAAAwAJAAoADAAPABEAFwAZABwAHwAgACMAJwAsAC4ALwAxADQANQA3AEAARQBHAEgASwBU"
    "ABoDGgMaAxoDGgMaAxoDGgMaAxoDGgMaAxoDGgMaAxoDGgMaAxoDGgMaAxoDGgMaAxoDGgMaAwAABAASABYALQAvAFkABABaAJABAwBBAFEAZQ"
    "BcAJEBXgADAAAANwBLAA0EDQQNBAAAEgAAAAoADwARABcAHwAnACwALgAvADEANAA3AEAARQBIAEsAVAB9BH0EfQR9BH0EfQR9BH0EfQR9BH0E"
    "fQR9BH0EfQR9BH0EfQQAAAUAFgAjACcAKAA0AD0AHgBwBB8AcAQFACoAQgBNAGcAgQA/AEAAIQAiAOwAAwAKACcANACSAW8EbwQAAAIAHwAuAJ"
    "MBRgAAAAMAAAA3AEsACgQKBAoEAAABAC8AlAEAAAIAKAA0AJUBPAQAAAIACgA0AJYBOwQAAAMAAAA3AEsAEAQQBBAEAAADAAAANwBLAB4EHgQe"
    "BAAAAwAAADcASwAdBB0EHQQAAAEALwCXAQAAGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoACkAMgAzADYAOgA7AD8AQQBCAEMASQ"
    "CDAIQAhQCGAIcAiACJAIoAiwBRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAbAB4AHwAjACQAJQAmACcAKwAtAC4ALwAwAD0A"
    "RQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCFAJ0AngCfAKAAoQCiAKMApAClAKYApwCoAKkAqgCrAKwArQCuAK8AsACxALIAswC0ALUAtgCYAQ"
    "wAAAAJAAoAHwAvADQANQA3ADwAPQBLAFQAKgQqBCoEKgQqBCoEKgQqBCoEKgQqBCoEAAAKABMAFQAdACMAJAAmACgANAA6AEIAAQECAQMBBAEF"
    "AQYBHwCZAQcBCAEHAB0ALABNAFcAawBvAH0ACQGaAQoBmwELAZwBDQELAAMACQAKABEAGQAcADQANQBHAEsAVADLBMsEywTLBMsEywTLBMsEyw"
    "TLBMsEAAANAAMACQAKABEAGQAcADQANQBHAEsAUABRAFQAiASIBIgEiASIBIgEiASIBIgEiASIBIgEiAQAAA0AAwAJAAoAEQAZABwANAA1AEcA"
    "SwBQAFEAVACGBIYEhgSGBIYEhgSGBIYEhgSGBIYEhgSGBAAACgATABUAHQAjACQAJgAoADQAOgBCAAEBAgEDAQQBBQEGAR8AnQEHAQgBBQAdAE"
    "0AawBvAH0ACQEKAQsBngENAQsAEwAVAB0AIwAkACYAKAA1ADoAQgBQAAEBAgEDAQQBBQEGAR8AnwEHAQgBoAEHAB0ATABNAFwAawBvAH0ACQGh"
    "AQoBogELAaMBDQECABUAHQCkAaUBAAALAAMACQAKABEAGQAcADQANQBHAEsAVADMBMwEzATMBMwEzATMBMwEzATMBMwEAAALAAMACQAKABEAGQ"
    "AcADQANQBHAEsAVADKBMoEygTKBMoEygTKBMoEygTKBMoEAAAKAAMACQAKABEAGQAcADQANQBLAFQApgGRBJEEkQSRBJEEkQSRBJEEkQQAAAwA"
    "AwAJAAoAEQAZABwAIwA0ADUARwBLAFQAxATEBMQExATEBMQEpwHEBMQExATEBMQEAAANAAMACQAKABEAGQAcADQANQBHAEsAUABRAFQAxwTHBM"
    "cExwTHBMcExwTHBMcExwSoAakBxwQAAAEAHACqAQAACwADAAkACgARABkAHAA0ADUARwBLAFQAWwNbA1sDWwNbA1sDWwNbA6sBWwNbAwEAAACs"
    "AQEASgCtAQAACQATABUAHQAjACQAJgAoADoAQgABAQIBAwEEAQUBBgEfAAcBCAEFAB0ATQBrAG8AfQAJAQoBCwGuAQ0BAQAfAFEAAQAnAK8BMA"
    "AAAAEAAgAFAAgACQAKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYA"
    "VwBYAFkAWgBbAFwAXQCCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggOCA4"
    "IDggOCA4IDggOCA4IDggOCA4IDggOCA4IDggMAADAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4"
    "ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdg"
    "N2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDdgN2A3YDAAACAAoANACwAbEBAQABALIBAQA1ALMB"
    "AAAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAF"
    "UAVgBXAFgAWQBaAFsAXABdAHsDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7"
    "A3sDewN7A3sDewN7A3sDewN7A3sDewN7A3sDewN7AwAAGgAGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQg"
    "BDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD0A"
    "RQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAtAGqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AAIACgA1AL"
    "UBVQQBAA4AtgECAAoANQC3AVkEAQAPALgBAwAJAAoANQC5Ac8DzwMAAAEANQC6AQAAAQA1ALsBAAABAB8AvAEAAAEAHwBRAAEAJwAzASsAAAAB"
    "AAIACAAJAAoADwARABwAHwAgACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFYAVwBYAFkAWgBbAFwAXQ"
    "CABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAEgASABIAE"
    "gASABAAAFgAAAAIACQAKAA8AEQAfACoALwAxADQANQA3ADwAPQBLAE0AVABWAFcAWABZAIMEgwSDBIMEgwSDBIMEgwSDBIMEgwSDBIMEgwSDBI"
    "MEgwSDBIMEgwSDBIMEAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAIUEhQSFBIUEhQSFBIUEhQSFBIUEhQSFBAAADgAAAAoADwARAB8AJwAv"
    "ADEANAA3AEAASABLAFQAyQPJA8kDyQPJA8kDyQPJA8kDyQPJA8kDyQPJAwAACwAAAAoADwARAB8ALwAxADQANwBAAEsAUQS9AVEEUQRRBFEEUQ"
    "RRBFEEUQRRBAEADQC+AQ8AAAAKAA8AEQAfACMAJwAvADEANAA3AEAASABLAFQAyAPIA8gDyAPIA78ByAPIA8gDyAPIA8gDyAPIA8gDAAABAB8A"
    "UQABACcAwAEMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUACgEKAQoBCgEKAQoBCgEKAQoBCgEKAQoBAAAAgA8AD0AwQHCAQMAFwBkAGYAwwHEAc"
    "UBDAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVAAnBCcEJwQnBCcEJwQnBCcEJwQnBCcEJwQAACsAAAABAAIACAAJAAoADwARABwAHwAgACYAJwAq"
    "ACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFYAVwBYAFkAWgBbAFwAXQCBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQ"
    "SBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBAAAMgAAAAEAAgAFAAcACAAJAAoA"
    "DAAPABEAFAAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF"
    "0AiQOJA4kDiQPGAYkDiQOJA4kDiQOJA8cBiQOJA4kDiQOJA4kDiQOJA4kDiQOJA4kDiQOJA4kDiQOJA4kDiQOJA4kDiQOJA4kDiQOJA4kDiQOJ"
    "A4kDiQOJA4kDiQOJA4kDiQOJAwMAFQApAGIAyAHJAcoBCQATABUAHQAjACQAJgAoADoAQgABAQIBAwEEAQUBBgEfAAcBCAEFAB0ATQBrAG8AfQ"
    "AJAQoBCwHLAQ0BAQAfAFEAAQAnAMwBGgAGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUA"
    "hgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABQAIwAkACUAJgArAC0ALgAvADAARQBPAGgAaQBqAHAAcQByAH"
    "MAewB/AJ8AoAChAKIApAClAKYApwCoAKoAqwCsAM0BzgGxALIAswC0ALUAtgAVABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAMgA2ADoAOwBB"
    "AEIAQwBJAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCVAJYAlwCZAJoAmwCcAAgAIwArAEUAaABxAHIAewB/AJ8AHQGqAKwAsgCzAM8Btg"
    "AVABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAMgA2ADoAOwBBAEIAQwBJAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCVAJYAlwCZAJoA"
    "mwCcAAoAIwAkACYAKwBFAGgAcQByAHsAfwCfAKAA0AEdAaoArACyALMAtQC2ABUAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAAyADYAOgA7AE"
    "EAQgBDAEkAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCTAJUAlgCXAJkAmgCbAJwACwAjACQAJQAmACsARQBoAHEAcgB7AH8AnwCgANEBogAd"
    "AaoArACyALMAtQC2ABUAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAAyADYAOgA7AEEAQgBDAEkAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQ"
    "CTAJUAlgCXAJkAmgCbAJwACwAjACQAJQAmACsARQBoAHEAcgB7AH8AnwCgANIBogAdAaoArACyALMAtQC2ABUAEwAVABYAFwAYABkAHQAiACMA"
    "JAAlACYAKAAyADYAOgA7AEEAQgBDAEkAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCTAJUAlgCXAJkAmgCbAJwACQAjACQAKwBFAGgAcQByAH"
    "sAfwCfANMBHQGqAKwAsgCzALUAtgAbAAYACwATABUAFgAXABgAGQAdAB8AIgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACF"
    "AIYAhwCIAIkAigCLAFEAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABwAHgAfACIAIwAkACUAJgAnACsALQAuAC8AMAA9AEUATw"
    "BoAGkAagBsAG0AcABxAHIAcwB0AHsAfwCdAJ4A1AGfAKAAoQCiANUBpAClAKYApwCoANYBqgCrAKwArQCuAMkAsACxALIAswC0ANcBtQC2ADAA"
    "AAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAF"
    "cAWABZAFoAWwBcAF0AfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DfgN+"
    "A34DfgN+A34DfgN+A34DfgN+A34DfgN+A34DAAAZAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIAMwA2ADoAOwA/AEEAQgBDAEkAgw"
    "CEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCUAJUAlgCXAJgAmQCaAJsAnAAQACMAJAAlACYAKwAtAC4ARQBPAGgAcABxAHIAcwB7AH8A"
    "nwCgAKEAogCkANgB2QGqAKsArACxALIAswC0ALUAtgAZAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIAMwA2ADoAOwA/AEEAQgBDAE"
    "kAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCUAJUAlgCXAJgAmQCaAJsAnAAQACMAJAAlACYAKwAtAC4ARQBPAGgAcABxAHIAcwB7"
    "AH8AnwCgAKEAogCkANoB2wGqAKsArACxALIAswC0ALUAtgAZAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIAMwA2ADoAOwA/AEEAQg"
    "BDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCUAJUAlgCXAJgAmQCaAJsAnAAQACMAJAAlACYAKwAtAC4ARQBPAGgAcABxAHIA"
    "cwB7AH8AnwCgAKEAogCkANwB3QGqAKsArACxALIAswC0ALUAtgAZAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIAMwA2ADoAOwA/AE"
    "EAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCUAJUAlgCXAJgAmQCaAJsAnAAQACMAJAAlACYAKwAtAC4ARQBPAGgAcABx"
    "AHIAcwB7AH8AnwCgAKEAogCkAN4B3wGqAKsArACxALIAswC0ALUAtgAZAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIAMwA2ADoAOw"
    "A/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCUAJUAlgCXAJgAmQCaAJsAnAAQACMAJAAlACYAKwAtAC4ARQBPAGgA"
    "cABxAHIAcwB7AH8AnwCgAKEAogCkAOAB4QGqAKsArACxALIAswC0ALUAtgAZAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIAMwA2AD"
    "oAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCUAJUAlgCXAJgAmQCaAJsAnAAQACMAJAAlACYAKwAtAC4ARQBP"
    "AGgAcABxAHIAcwB7AH8AnwCgAKEAogCkAOIB4wGqAKsArACxALIAswC0ALUAtgAZAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIAMw"
    "A2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCUAJUAlgCXAJgAmQCaAJsAnAAQACMAJAAlACYAKwAtAC4A"
    "RQBPAGgAcABxAHIAcwB7AH8AnwCgAKEAogCkAOQB5QGqAKsArACxALIAswC0ALUAtgAaAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoAC"
    "kAMgAzADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAFgAeAB8AIwAk"
    "ACUAJgArAC0ALgAvADAARQBPAGgAaQBqAHAAcQByAHMAewB/AOYB5wGfAKAAoQCiAKQApQCmAKcAqACqAKsArACtAK4AsQCyALMAtAC1ALYAGQ"
    "AGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMA"
    "lACVAJYAlwCYAJkAmgCbAJwAEAAjACQAJQAmACsALQAuAEUATwBoAHAAcQByAHMAewB/AJ8AoAChAKIApADoAekBqgCrAKwAsQCyALMAtAC1AL"
    "YAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCa"
    "AJsAnAAMACMAJAAlACYAKwBFAGgAcQByAHMAewB/AJ8AoAChAKIAHQGqAKwAsgCzAOoBtQC2ADAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIA"
    "AjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AmwSbBJsEmwSbBJsE"
    "mwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJsEmwSbBJ"
    "sEAAABACgA6wEAABwABgALABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAKQAyADMANAA2ADoAOwA/AEEAQgBDAEkAUACDAIQAhQCGAIcAiACJ"
    "AIoAiwCMAI0AjgCPAJAA7AGSAJMAlADtAZUAlgCXAJgAmQCaAJsAnADuARsAHgAfACAAIwAkACUAJgArAC0ALgAvADAAPQBFAE8AVQBoAGkAag"
    "BsAG0AcABxAHIAcwB7AH8AnQCeAO8BnwCgAKEAogCkAKUApgCnAKgA8AGqAKsA8QGsAK0ArgCvALAAsQCyALMAtAC1ALYAGgAGAAsAEwAVABYA"
    "FwAYABkAHQAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJ"
    "cAmACZAJoAmwCcABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCn"
    "AKgA8gGqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AAEAKADzAQAAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQ"
    "CFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAFACMAKwBFAGgAcQCfAB0BqgD0AbIAFQATABUAFgAXABgAGQAdACIA"
    "IwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAFACMAKwBFAGgAcQCfAB"
    "0BqgD1AbIAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCW"
    "AJcAmQCaAJsAnAAFACMAKwBFAGgAcQCfAB0BqgD2AbIAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhw"
    "CIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAHACMAKwBFAGgAcQByAH8AnwAdAaoArACyALMA9wEVABMAFQAWABcAGAAZAB0A"
    "IgAjACQAJQAmACgAMgA2ADoAOwBBAEIAQwBJAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCVAJYAlwCZAJoAmwCcAAcAIwArAEUAaABxAH"
    "IAfwCfAB0BqgCsALIAswD4ARUAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAAyADYAOgA7AEEAQgBDAEkAhQCGAIcAiACJAIoAiwCMAI0AjgCP"
    "AJAAkQCTAJUAlgCXAJkAmgCbAJwABgAjACsARQBoAHEAcgCfAB0BqgCsALIA+QEVABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAMgA2ADoAOw"
    "BBAEIAQwBJAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkwCVAJYAlwCZAJoAmwCcAAYAIwArAEUAaABxAHIAnwAdAaoArACyAPoBAwAWACMA"
    "KAA9AB4AHwAFACoAQgBNAGcAgQA/AEAAIQAiAPsBAQAJAPwBAAAEABIAKAAvAEYAuAC5ALQEuwABAD4A/QEDABIAKABGALgAuQC7AAEAPgD+AQ"
    "MACgAvAEsA/wGzBAACAAADAAAANwBLAKgEqASoBAAAAwAAADcASwCnBKcEpwQAAAEALwABAgAABAAKAC8ANwBLAAIC2gTaBNoEAAACAAkAEQAD"
    "AgQCAAACAAkAEQAFAgYCAAA0AAAAAQACAAUABwAIAAkACgAMAA4ADwARABQAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQ"
    "BHAEoASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MD"
    "kwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwOTA5MDkwMAABsABgALABMAFQAWABcAGAAZAB"
    "0AHwAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAUQCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCY"
    "AJkAmgCbAJwAGwAeAB8AIwAkACUAJgAnACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AhQCdAJ4AnwCgAKEAogCjAKQApQ"
    "CmAKcAqACpAKoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYABwIbAAYACwATABUAFgAXABgAGQAdAB8AIgAjACQAJQAmACgAKQAyADMANgA6ADsA"
    "PwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAFEAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABsAHgAfACMAJAAlACYAJwArAC"
    "0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AIUAnQCeAJ8AoAChAKIAowCkAKUApgCnAKgAqQCqAKsArACtAK4ArwCwALEAsgCz"
    "ALQAtQC2AAgCGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoACkAMgAzADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiw"
    "BRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAbAB4AHwAjACQAJQAmACcAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEA"
    "cgBzAHsAfwCFAJ0AngCfAKAAoQCiAKMApAClAKYApwCoAKkAqgCrAKwArQCuAK8AsACxALIAswC0ALUAtgAJAhsABgALABMAFQAWABcAGAAZAB"
    "0AHwAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAUQCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCY"
    "AJkAmgCbAJwAGwAeAB8AIwAkACUAJgAnACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AhQCdAJ4AnwCgAKEAogCjAKQApQ"
    "CmAKcAqACpAKoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYACgIbAAYACwATABUAFgAXABgAGQAdAB8AIgAjACQAJQAmACgAKQAyADMANgA6ADsA"
    "PwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAFEAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABsAHgAfACMAJAAlACYAJwArAC"
    "0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AIUAnQCeAJ8AoAChAKIAowCkAKUApgCnAKgAqQCqAKsArACtAK4ArwCwALEAsgCz"
    "ALQAtQC2AAsCGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoACkAMgAzADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiw"
    "BRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAbAB4AHwAjACQAJQAmACcAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEA"
    "cgBzAHsAfwCFAJ0AngCfAKAAoQCiAKMApAClAKYApwCoAKkAqgCrAKwArQCuAK8AsACxALIAswC0ALUAtgAMAh8ABAAGAAsAEgATABUAFgAXAB"
    "gAGQAdACEAIgAjACQAJQAmACgAKQAvADIAMwA2ADoAOwA/AEEAQgBDAEYASQC/AIMAhADAAIUAhgDBAIgAiQCKAIsAwgCMAI0AjgCPAJAAkQCS"
    "ADgEkwCUAJUAlgCXAJgAmQCaAJsAxACcABwAHgAfACIAIwAkACUAJgArAC0ALgAvADAAPQBBAEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH4Afw"
    "CdAJ4AxQCfAKAAoQCiAKQApQCmAKcAqADGAMcAqgCrAKwArQCuAMkAsACxALIAswC0ALUADQK2AB4ABAAGAAsAEgATABUAFgAXABgAGQAdACEA"
    "IgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBGAEkAvwCDAIQAwACFAIYAwQCIAIkAigCLAMIAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJ"
    "cAmACZAJoAmwDEAJwAHAAeAB8AIgAjACQAJQAmACsALQAuAC8AMAA9AEEARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfgB/AJ0AngDFAJ8AoACh"
    "AKIApAClAKYApwCoAMYAxwCqAKsArACtAK4AyQCwALEAsgCzALQAtQAOArYAAwAvADcASwA3BA8CEAIAABoABgALABMAFQAWABcAGAAZAB0AIg"
    "AjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsA"
    "nAAZAB4AHwAjACQAJQAmACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYApwCoABECqgCrAK"
    "wArQCuAK8AsACxALIAswC0ALUAtgAEAAAANwBIAEsA5ATkBBIC5AQAAAMALwA3AEsAIQMhAyEDAAADAC8ANwBLACIDIgMiAwAABAASABYALQAv"
    "AFkABABaADIEAgBBAGUAXAATAgMAEgAWAC0AWQAEAFoAAgBBAGUAXAAUAgYACQAKAAwAIAAuADQAFQIkBEIAJAQkBCQEAQADAEMAAwAKAC8ASw"
    "DuBO4E7gQAAAEANAAWAgAAAgAKADQA8ATwBAAAAgAKADQAFwJ1BAEAFAAYAgMACgAvAEsAVQNVA1UDAAADAAoALwBLAFYDVgNWAwAAAwASACgA"
    "LwBfAGAAugQBAIYAGQICABIAKABfAGAAAQCGABoCAwAAADcASwDVA9UD1QMAAAMACgARADQAjwQbAo8EAAAKAAAACgAPABEAHwAuAC8AMQA3AE"
    "sASQQcAkkESQRJBEYASQRJBEkESQQBAAsAHQIIAAAADwARAB8ALwAxADcASwCsBKwErASsBKwErASsBKwEAAADACgANAA5AB8AHgIhAQMANABN"
    "AFgAIgEjAR8CCQAAAA8AEQAfAC8AMQA3AEAASwCrBKsEqwSrBKsEqwSrBCACqwQAAAkAAAAPABEAHwAvADEANwBAAEsAzAPMA8wDzAPMA8wDzA"
    "PMA8wDAAALAAAADwARAB8ALgAvADEANwBAAEUASwCtBK0ErQStBEYArQStBK0E3ADdAK0EAQB2ACECCAAAAA8AEQAfAC8AMQA3AEsAwwTDBMME"
    "wwTDBMMEwwTDBAAAFgATABUAFgAXABgAGQAdACIAIwAkACUAJgAoACkAMgA2ADoAOwBBAEIAQwBJANMD0wPTA9MD0wPTA9MD0wPTA9MD0wPTA9"
    "MD0wPTA9MD0wPTA9MD0wPTA9MDAAAbAAYACwATABUAFgAXABgAGQAdAB8AIgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACF"
    "AIYAhwCIAIkAigCLAFEAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABsAHgAfACMAJAAlACYAJwArAC0ALgAvADAAPQBFAE8AaA"
    "BpAGoAbABtAHAAcQByAHMAewB/AIUAnQCeAJ8AoAChAKIAowCkAKUApgCnAKgAqQCqAKsArACtAK4ArwCwALEAsgCzALQAtQC2ACICFgATABUA"
    "FgAXABgAGQAdACIAIwAkACUAJgAoACkAMgA2ADoAOwBBAEIAQwBJAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAIwKTAJUAlgCXAJkAmgCbAJ"
    "wAEgAeACMAJAAlACYAKwAtAC8ARQBoAGkAbABwAHEAcgBzAHsAfwAkAp8AoAChAKIAHQElAqcAqgCsAK0AJgInArIAswC0ALUAtgAIAAAADwAR"
    "AB8ALwAxADcASwB3BHcBdwR3BHcEeQF3BHcEAgAyADkAKAJ+AQQAAAAvADcASwCVA5UDlQOVAwAABAAAAC8ANwBLAPoD+gP6A/oDAAAIAAAADw"
    "ARAB8ALwAxADcASwBFA0UDRQNFA0UDRQNFA0UDAAAWABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAKQAyADYAOgA7AEEAQgBDAEkAhQCGAIcA"
    "iACJAIoAiwCMAI0AjgCPAJAAkQAjApMAlQCWAJcAmQCaAJsAnAASAB4AIwAkACUAJgArAC0ALwBFAGgAaQBsAHAAcQByAHMAewB/ACQCnwCgAK"
    "EAogAdASUCpwCqAKwArQApAicCsgCzALQAtQC2AAYAAAARAB8ALwA3AEsA+QN4AVEA+QP5A/kDAgAnACgAewEqAggAAAAPABEAHwAvADEANwBL"
    "APcDdwF4AVEA9wN5AfcD9wMGABYAJwAoADIAOQBjAHoBewErAn0BfgEsAgIACgA0AD0DPQMAAAMAKAA0ADYAZQBiBGcAAQBuAC0CCAAAAA8AEQ"
    "AfAC8AMQA3AEsA8wN3AXgBUQDzA3kB8wPzAwYAFgAnACgAMgA5AGMAegF7AS4CfQF+AS8CCwAAAA8AEQAfAC8AMQA3AEAARQBLAEwArQStBK0E"
    "rQStBK0ErQTcAN0ArQTeAAIAdgB8AN8AMAIBACgAHwACAE0AZwAhADECAwAKACcALAAlBCUEMgIAAAIACgAnAEADQAMAAAIAIwAoAB4AHwADAC"
    "oATQBnADMCIQAiAAMAIwAoADkANAIfACEBAwA0AEgATQA1AjYCIwEDABYAIwAoAD0AHgAfAAQAKgBCAE0AZwA3AjgCIQAiAA0AAAAKAA8AEQAf"
    "ACcALwAxADQANwBIAEsAVAAZBBkEGQQZBBkEGQQZBBkEGQQZBBkEGQQZBAAADQAAAAoADwARAB8AJwAvADEANAA3AEgASwBUAP0D/QP9A/0D/Q"
    "P9A/0D/QP9A/0D/QP9A/0DAAAQAAAACgAPABEAHwAnAC8AMQA0ADcAQABFAEgASwBMAFQAGAQYBBgEGAQYBBgEGAQYBBgEGASIAYkBGAQYBIoB"
    "GAQCAEkASgCLATkCEQAAAAoADwARABcAHwAnAC4ALwAxADQANwBAAEUASABLAFQAnQOdA50DnQOdA50DnQOdA50DnQOdA50DnQOdA50DnQOdAw"
    "AAAwAKACcANAAYAxgDGAMAAAMAAAA3AEsADAQMBAwEAAABAC8AOgIAAAUAFgAjACcAKAA0AD0AHgBuBB8AbgQFACoAQgBNAGcAgQA/AEAAIQAi"
    "AI8BBAASABYALQAvAFkABABaADsCAwBBAFEAZQBcADwCXgADAAAANwBLAAkECQQJBAAAAgAKADQAKQMpAwAAAgAoADQAPQI6BAAAAwAAADcASw"
    "AcBBwEHAQAAAMAAAA3AEsAtwO3A7cDAAAFAB8AQABFAEwAVAAYBIgBiQGKARgEAgBJAEoAiwE+AgIACgA0AD8CTQQBAAwAQAIBADQAQQIAAAMA"
    "CQAKADQAQgKiA6IDAAALAAMACQAKABEAGQAcADQANQBHAEsAVADNBM0EzQTNBM0EzQTNBM0EzQTNBM0EAAACAAoANABDAkQCAQAcAEUCCwADAA"
    "kACgARABkAHAA0ADUARwBLAFQA0gTSBNIE0gTSBNIE0gTSBNIE0gTSBAAAAwAKACgANQAiBEYCIgQAAAIACgA1AEcCYQQBABEASAIBADUASQIA"
    "AAIACgA1ACAEIAQAAA0AAwAJAAoAEQAZABwANAA1AEcASwBQAFEAVACJBIkEiQSJBIkEiQSJBIkEiQSJBIkEiQSJBAAADQADAAkACgARABkAHA"
    "A0ADUARwBLAFAAUQBUAIcEhwSHBIcEhwSHBIcEhwSHBIcEhwSHBIcEAAABACgASgIAAAsAEwAVAB0AIwAkACYAKAA0ADoAQgBQAAEBAgEDAQQB"
    "BQEGAUsCTAIHAQgBTQIHAB0APwBNAFsAawBvAH0ACQFOAgoBTwILAVACDQEDABUAHQAmAAIBAwEGAQEAawBRAgMAFQAdACYAAgEDAQYBAQBrAF"
    "ICGgAGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQ"
    "AJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4Anw"
    "CgAKEAogCkAKUApgCnAKgAUwKqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AAkAEwAVAB0AIwAkACYAKAA6AEIAAQECAQMBBAEFAQYBHwAHAQgB"
    "AwBNAGsAfQAKAQsBVAILAAMACQAKABEAGQAcADQANQBHAEsAVABcA1wDXANcA1wDXANcA1wDVQJcA1wDAAABAB8AVgIAAAEAEQBXAgAAMQAAAA"
    "EAAgAFAAgACQAKAAwADgAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBX"
    "AFgAWQBaAFsAXABdAAQEBAQEBAQEBAQEBAQEBARYAgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBA"
    "QEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAQA4AFkCGgAGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEA"
    "QgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD"
    "0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAWgKqAKsArACtAK4ArwCwALEAsgCzALQAtQC2ADAAAAAB"
    "AAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWA"
    "BZAFoAWwBcAF0AdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cD"
    "dwN3A3cDdwN3A3cDdwN3A3cDdwN3A3cDAAACAAoANABbAlwCAAAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvAD"
    "EANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAHwDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8"
    "A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8A3wDfAN8AwAAAgAKADUA0APQAwAAHA"
    "AGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA1ADYAOgA7AD8AQQBCAEMASQBQAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8A"
    "kACRAJIAkwCUAFQElQCWAJcAmACZAJoAmwCcABYBGgAeAB8AIwAkACUAJgArAC0ALgAvADAANwA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH"
    "8AnQCeAJ8AoAChAKIApAClAKYApwCoAF0CXgKqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AAIACgA1AF8CUwQAABsABgALABMAFQAWABcAGAAZ"
    "AB0AIgAjACQAJQAmACgAKQAyADMANQA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAWASVAJYAlw"
    "CYAJkAmgCbAJwAGgAeAB8AIwAkACUAJgArAC0ALgAvADAAOgA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYA"
    "pwCoAGACYQKqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AAIACgA1AGICVwQAABoABgALABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAKQAyAD"
    "MANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAZAB4AHwAjACQAJQAm"
    "ACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYApwCoAGMCqgCrAKwArQCuAK8AsACxALIAsw"
    "C0ALUAtgAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIA"
    "UwBUAFUAVgBXAFgAWQBaAFsAXABdAHoDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6A3"
    "oDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6A3oDegN6AwAAMAAAAAEAAgAFAAgACQAKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAx"
    "ADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQB9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQ"
    "N9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQN9A30DfQMAAAsAEgATABUAHQAjACQA"
    "JgAoAC8AOgBCAGQCAQECAQMBBAEFAQYBHwBlAgcBCAEHAB0AIQBNAGsAbwB3AH0ACQFmAgoBCwFnAmgCDQEMAAAADwARAB8AKAAvADEANAA3AD"
    "kAQABLAFAEUARQBFAEHwBQBFAEUARQBCEBUARQBAIANABNAGkCIwELAAAACgAPABEAHwAvADEANAA3AEAASwBPBGoCTwRPBE8ETwRPBE8ETwRP"
    "BE8EAAABADoAawIBAFQAbAIwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQ"
    "BOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAIwDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wD"
    "jAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMA4wDjAOMAwAAMAAAAAEAAgAFAAgACQAKAAwADwARABwAHwAgACMAJAAmAC"
    "cAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQB1A3UDdQN1A3UDdQN1A3UDdQN1"
    "A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQN1A3UDdQMAABoABg"
    "ALABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJIA"
    "kwCUAJUAlgCXAJgAmQCaAJsAnAAZAB4AHwAjACQAJQAmACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAK"
    "IApAClAKYApwCoAG0CqgCrAKwArQCuAK8AsACxALIAswC0ALUAtgACADwAPQB4BMIBAQBmAG4CAQA8AG8CAAACADwAPQBHA0cDAAABACgAcAIA"
    "AAEAHwBRAAEAJwBxAjIAAAABAAIABQAHAAgACQAKAAwADwARABQAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQ"
    "BOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAHYEdgR2BHYExgF2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYE"
    "dgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgR2BHYEdgQBACkAcgIyAAAAAQACAAUABwAIAAkACgAMAA8AEQAUAB"
    "wAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQBDA0MDQwND"
    "A0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQwNDA0MDQw"
    "NDA0MDQwNDA0MDAAAxAAAAAQACAAUACAAJAAoADAAPABEAFAAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4A"
    "TwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AhwOHA4cDhwOHA4cDhwOHA4cDhwNzAocDhwOHA4cDhwOHA4cDhwOHA4cDhwOHA4cDhwOHA4"
    "cDhwOHA4cDhwOHA4cDhwOHA4cDhwOHA4cDhwOHA4cDhwOHA4cDhwOHA4cDhwMAAAEAEQB0AgAAMAAAAAEAAgAFAAgACQAKAAwADwARABwAHwAg"
    "ACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQCDA4MDgwODA4MDgw"
    "ODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MDgwODA4MD"
    "gwMAABYAAAACAAkACgAPABEAHwAqAC8AMQA0ADUANwA8AD0ASwBNAFQAVgBXAFgAWQBeA14DXgNeA14DXgNeA14DXgNeA14DXgNeA14DXgNeA1"
    "4DXgNeA14DXgNeAwAADAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVABgA2ADYANgA2ADYANgA2ADYANgA2ADYAMAACYAAAABAAIACAAJAAoADwAR"
    "ABwAHwAgACcAKgAvADEANAA1ADcAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVgBXAFgAWQBaAFsAXABdAI4DjgOOA44DjgOOA44DjgOOA44Djg"
    "OOA44DjgOOA44DjgOOA44DjgOOA44DjgOOA44DjgOOA0YBRwGOA44DjgOOA44DjgOOA44DjgMAACMAAAACAAgACQAKAA8AEQAcAB8AIAAnACoA"
    "LwAxADQANQA3ADwAPQBHAEsATQBOAE8AUABRAFQAVgBXAFgAWQBaAFsAXABdAJADkAMxAZADkAOQA5ADkAOQA5ADkAOQA5ADkAOQA5ADkAOQA5"
    "ADkAOQA5ADkAOQA5ADkAOQA5ADkAOQA5ADkAOQA5ADkAMAACAAAAACAAkACgAPABEAHAAfACAAJwAqAC8AMQA0ADUANwA8AD0ARwBLAE0ATgBP"
    "AFQAVgBXAFgAWQBaAFsAXABdAKEEoQShBKEEoQShBKEEoQShBKEEoQShBKEEoQShBKEEoQShBC4BoQShBKEEoQShBKEEoQShBKEEoQShBKEEoQ"
    "QAACAAAAACAAkACgAPABEAHAAfACAAJwAqAC8AMQA0ADUANwA8AD0ARwBLAE0ATgBPAFQAVgBXAFgAWQBaAFsAXABdAKIEogSiBKIEogSiBKIE"
    "ogSiBKIEogSiBKIEogSiBKIEogSiBC4BogSiBKIEogSiBKIEogSiBKIEogSiBKIEogQAACQAAAABAAIACAAJAAoADwARABwAHwAgACcAKgAvAD"
    "EANAA1ADcAPAA9AEcASwBNAE4ATwBQAFEAVABWAFcAWABZAFoAWwBcAF0AkgMtAZIDkgOSA5IDkgOSA5IDkgOSA5IDkgOSA5IDkgOSA5IDkgOS"
    "A5IDkgOSA5IDkgOSA5IDkgOSA5IDkgOSA5IDkgOSA5IDAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAKQEpASkBKQEpASkBKQEpASkBKQEpA"
    "SkBAAADAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVAClBKUEpQSlBKUEpQSlBKUEpQSlBKUEpQQAAAwAAAAJAAoAHwAvADQANQA3ADwAPQBLAFQA"
    "owSjBKMEowSjBKMEowSjBKMEowSjBKMEAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAC0ELQQtBC0ELQQtBC0ELQQtBC0ELQQtBAAAFgAAAA"
    "IACQAKAA8AEQAfACoALwAxADQANQA3ADwAPQBLAE0AVABWAFcAWABZAK4DrgOuA64DrgOuA64DrgOuA64DrgOuA64DrgOuA64DrgOuA64DrgOu"
    "A64DAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUALYDtgO2A7YDtgO2A7YDtgO2A7YDtgO2AwAAFgAAAAIACQAKAA8AEQAfACoALwAxADQANQ"
    "A3ADwAPQBLAE0AVABWAFcAWABZAKoDqgOqA6oDqgOqA6oDqgOqA6oDqgOqA6oDqgOqA6oDqgOqA6oDqgOqA6oDAAAMAAAACQAKAB8ALwA0ADUA"
    "NwA8AD0ASwBUALIDsgOyA7IDsgOyA7IDsgOyA7IDsgOyAwAAFgAAAAIACQAKAA8AEQAfACoALwAxADQANQA3ADwAPQBLAE0AVABWAFcAWABZAK"
    "wDrAOsA6wDrAOsA6wDrAOsA6wDrAOsA6wDrAOsA6wDrAOsA6wDrAOsA6wDAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUALQDtAO0A7QDtAO0"
    "A7QDtAO0A7QDtAO0AwAAFgAAAAIACQAKAA8AEQAfACoALwAxADQANQA3ADwAPQBLAE0AVABWAFcAWABZAKgDqAOoA6gDqAOoA6gDqAOoA6gDqA"
    "OoA6gDqAOoA6gDqAOoA6gDqAOoA6gDAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUALADsAOwA7ADsAOwA7ADsAOwA7ADsAOwAwAAFgAAAAIA"
    "CQAKAA8AEQAfACoALwAxADQANQA3ADwAPQBLAE0AVABWAFcAWABZAKkDqQOpA6kDqQOpA6kDqQOpA6kDqQOpA6kDqQOpA6kDqQOpA6kDqQOpA6"
    "kDAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUALEDsQOxA7EDsQOxA7EDsQOxA7EDsQOxAwAAFgAAAAIACQAKAA8AEQAfACoALwAxADQANQA3"
    "ADwAPQBLAE0AVABWAFcAWABZAKsDqwOrA6sDqwOrA6sDqwOrA6sDqwOrA6sDqwOrA6sDqwOrA6sDqwOrA6sDAAAMAAAACQAKAB8ALwA0ADUANw"
    "A8AD0ASwBUALMDswOzA7MDswOzA7MDswOzA7MDswOzAwAAFgAAAAIACQAKAA8AEQAfACoALwAxADQANQA3ADwAPQBLAE0AVABWAFcAWABZAK0D"
    "rQOtA60DrQOtA60DrQOtA60DrQOtA60DrQOtA60DrQOtA60DrQOtA60DAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUALUDtQO1A7UDtQO1A7"
    "UDtQO1A7UDtQO1AwAAFAAAAAIACQAKABEAHwAqAC8ANAA1ADcAPAA9AEsATQBUAFYAVwBYAFkAiwQsAYsEiwSLBIsEiwSLBIsEiwSLBIsEiwSL"
    "BIsEiwSLBIsEiwSLBAAADAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVACNBI0EjQSNBI0EjQSNBI0EjQSNBI0EjQQAAB0AAAACAAkACgAPABEAHA"
    "AfACAAJwAqAC8AMQA0ADUANwA8AD0ASwBNAFQAVgBXAFgAWQBaAFsAXABdAKQDpAOkA6QDpAOkA6QDpAOkA6QDpAOkA6QDpAOkA6QDpAOkA6QD"
    "pAOkA6QDpAOkA6QDpAOkA6QDpAMAAAwAAAAJAAoAHwAvADQANQA3ADwAPQBLAFQApgOmA6YDpgOmA6YDpgOmA6YDpgOmA6YDAAAfAAAAAgAJAA"
    "oADwARABwAHwAgACcAKgAvADEANAA1ADcAPAA9AEsATQBOAE8AVABWAFcAWABZAFoAWwBcAF0AlASUBJQElASUBJQElASUBJQElASUBJQElASU"
    "BJQElASUBJQElASUBJQElASUBJQElASUBJQElASUBJQElAQAADAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQ"
    "A0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AlgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYE"
    "lgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYElgSWBJYEAAAfAAEAAgAFAAgACQAKAA"
    "wAHAAgACMAJAAmACcAKgArACwANAA4ADkARwBOAE8AUABRAFIAUwBVAFoAWwBcAF0AbQNtA20DbQN1Am0DbQNtA20DbQNtA20DbQNtA20DbQNt"
    "A20DbQNtA20DbQNtA20DbQNtA20DbQNtA20DbQMAADAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANw"
    "A4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkE"
    "mQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEmQSZBJkEAAAaAAYACwATABUAFgAXABgAGQAdAC"
    "IAIwAkACUAJgAoACkAMgAzADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCb"
    "AJwAGQAeAB8AIwAkACUAJgArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AJ0AngCfAKAAoQCiAKQApQCmAKcAqAB2AqoAqw"
    "CsAK0ArgCvALAAsQCyALMAtAC1ALYAAgAKADQAdwJFBAEACgB4AgIACgA0AGEDYQMAAAEANAB5AgAAAQA1AHoCAAAwAAAAAQACAAUACAAJAAoA"
    "DAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAJ"
    "cElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSXBJcElwSX"
    "BJcElwSXBJcElwSXBAAAKwAAAAEAAgAIAAkACgAPABEAHAAfACAAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUg"
    "BTAFQAVgBXAFgAWQBaAFsAXABdAJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8E"
    "nwSfBJ8EnwSfBJ8EnwSfBJ8EnwSfBJ8EAAArAAAAAQACAAgACQAKAA8AEQAcAB8AIAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE"
    "0ATgBPAFAAUQBSAFMAVABWAFcAWABZAFoAWwBcAF0AngSeBJ4EngSeBJ4EngSeBJ4EngSeBJ4EngSeBJ4EngSeBJ4EngSeBJ4EngSeBJ4EngSe"
    "BJ4EngSeBJ4EngSeBJ4EngSeBJ4EngSeBJ4EngSeBJ4EngQAACsAAAABAAIACAAJAAoADwARABwAHwAgACYAJwAqACsALAAvADEANAA1ADcAOA"
    "A5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFYAVwBYAFkAWgBbAFwAXQCdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0E"
    "nQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBJ0EnQSdBAAAKAAAAAEAAgAIAAkACgAPABEAHAAfACAAJgAnACoALAAvAD"
    "EANAA1ADcAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVgBXAFgAWQBaAFsAXABdAL8EvwS/BL8EvwS/BL8EvwS/BL8EvwRIAb8EvwRJAb8EvwS/"
    "BL8EvwS/BL8EvwS/BL8EvwS/BL8EvwS/BL8EvwS/BL8EvwS/BL8EvwS/BL8EAAAoAAAAAQACAAgACQAKAA8AEQAcAB8AIAAmACcAKgAsAC8AMQ"
    "A0ADUANwA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABWAFcAWABZAFoAWwBcAF0AwATABMAEwATABMAEwATABMAEwATABEgBwATABEkBwATABMAE"
    "wATABMAEwATABMAEwATABMAEwATABMAEwATABMAEwATABMAEwATABMAEwAQAACsAAAABAAIACAAJAAoADwARABwAHwAgACYAJwAqACsALAAvAD"
    "EANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFYAVwBYAFkAWgBbAFwAXQDfBN8E3wTfBN8E3wTfBN8E3wTfBN8E3wTfBN8EQwHf"
    "BN8E3wTfBN8E3wREAUUB3wTfBN8E3wTfBN8E3wTfBN8E3wTfBN8E3wTfBN8E3wTfBN8E3wTfBAAAKwAAAAEAAgAIAAkACgAPABEAHAAfACAAJg"
    "AnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVgBXAFgAWQBaAFsAXABdAN4E3gTeBN4E3gTeBN4E3gTeBN4E"
    "3gTeBN4E3gRDAd4E3gTeBN4E3gTeBEQBRQHeBN4E3gTeBN4E3gTeBN4E3gTeBN4E3gTeBN4E3gTeBN4E3gTeBN4EAAAEAAoAEQAvAEsA4wN7Au"
    "MD4wMAAAMAFgAjACgAPQAeAB8ABQAqAEIATQBnAIEAPwBAACEAIgB8AgMACgAvAEsATQNNA00DAAADAAoALwBLAE4DTgNOAwAABAASACgALwBG"
    "ALgAuQCyBLsAAQA+AH0CAwASACgARgC4ALkAuwABAD4AfgIDAAAANwBLAKYEpgSmBAAAGgAGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKA"
    "ApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCcABkAHgAfACMA"
    "JAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAKgAfwKqAKsArACtAK4ArwCwAL"
    "EAsgCzALQAtQC2AAMAFgAjACgAPQAeAB8ABQAqAEIATQBnAIEAPwBAACEAIgCAAhsABgALABMAFQAWABcAGAAZAB0AHwAiACMAJAAlACYAKAAp"
    "ADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAUQCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGwAeAB8AIw"
    "AkACUAJgAnACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AhQCdAJ4AnwCgAKEAogCjAKQApQCmAKcAqACpAKoAqwCsAK0A"
    "rgCvALAAsQCyALMAtAC1ALYAgQIDABYAIwAoAD0AHgAfAAUAKgBCAE0AZwCBAD8AQAAhACIAggIbAAYACwATABUAFgAXABgAGQAdAB8AIgAjAC"
    "QAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAFEAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcAmACZAJoAmwCc"
    "ABsAHgAfACMAJAAlACYAJwArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AIUAnQCeAJ8AoAChAKIAowCkAKUApgCnAKgAqQ"
    "CqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AIMCDAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVABnA2cDZwNnA2cDZwNnA2cDZwNnA2cDZwMAAAwA"
    "AAAJAAoAHwAvADQANQA3ADwAPQBLAFQAaANoA2gDaANoA2gDaANoA2gDaANoA2gDAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAGkDaQNpA2"
    "kDaQNpA2kDaQNpA2kDaQNpAwAADAAAAAkACgAfAC8ANAA1ADcAPAA9AEsAVABqA2oDagNqA2oDagNqA2oDagNqA2oDagMAAAwAAAAJAAoAHwAv"
    "ADQANQA3ADwAPQBLAFQAawNrA2sDawNrA2sDawNrA2sDawNrA2sDAAAMAAAACQAKAB8ALwA0ADUANwA8AD0ASwBUAGwDbANsA2wDbANsA2wDbA"
    "NsA2wDbANsAwAAAwAvADcASwAlAyUDJQMAAAMALwA3AEsAJgMmAyYDAAAfAAQABgALABIAEwAVABYAFwAYABkAHQAhACIAIwAkACUAJgAoACkA"
    "LwAyADMANgA6ADsAPwBBAEIAQwBGAEkAvwCDAIQAwACFAIYAwQCIAIkAigCLAMIAjACNAI4AjwCQAJEAkgA2BJMAlACVAJYAlwCYAJkAmgCbAM"
    "QAnAAcAB4AHwAiACMAJAAlACYAKwAtAC4ALwAwAD0AQQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB+AH8AnQCeAMUAnwCgAKEAogCkAKUApgCn"
    "AKgAxgDHAKoAqwCsAK0ArgDJALAAsQCyALMAtAC1AIQCtgAeAAQABgALABIAEwAVABYAFwAYABkAHQAhACIAIwAkACUAJgAoACkAMgAzADYAOg"
    "A7AD8AQQBCAEMARgBJAL8AgwCEAMAAhQCGAMEAiACJAIoAiwDCAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAxACcABwAHgAfACIA"
    "IwAkACUAJgArAC0ALgAvADAAPQBBAEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH4AfwCdAJ4AxQCfAKAAoQCiAKQApQCmAKcAqADGAMcAqgCrAK"
    "wArQCuAMkAsACxALIAswC0ALUAhQK2AAMAAAA3AEsA5QTlBOUEAAAaAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoACkAMgAzADYAOgA7"
    "AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGQAeAB8AIwAkACUAJgArAC0ALg"
    "AvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AJ0AngCfAKAAoQCiAKQApQCmAKcAqACGAqoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYA"
    "AwAvADcASwAjAyMDIwMAAAMALwA3AEsAJAMkAyQDAAADABYAIwAoAD0AHgAfAAUAKgBCAE0AZwCBAD8AQAAhACIAhwIDAAoALwBLAO0E7QTtBA"
    "AABAAWACMAKAA0AD0AHgBlAXQEBgAqAEIATQBnAIEAhwA/AEAAIQAiAGgBiAICAAoANACJAnMEAAADAAoALwBLAFcDVwNXAwAAAwAKAC8ASwBY"
    "A1gDWAMAABsABgALABMAFQAWABcAGAAZAB0AHwAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAUQ"
    "CMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGwAeAB8AIwAkACUAJgAnACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIA"
    "cwB7AH8AhQCdAJ4AnwCgAKEAogCjAKQApQCmAKcAqACpAKoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYAigIKAAAADwARAB8AIwAoAC8AMQA3AE"
    "sASARIBEgESAQeAB8ASARIBEgESAQDACoATQBnAIsCIQAiAAkAAAAKAA8AEQAfAC8AMQA3AEsARwSMAkcERwRHBEcERwRHBEcEAAAJAAAADwAR"
    "AB8ALwAxADcAQABLAM4DzgPOA84DzgPOA84DzgPOAwAAAQA0AI0CAAACACMAKAAeAB8ABAAqAE0AVgBnAHABIQCOAiIACAAAAA8AEQAfAC8AMQ"
    "A3AEsAwgTCBMIEwgTCBMIEwgTCBAAABAAAAC8ANwBLAJYDlgOWA5YDAAAWABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAKQAyADYAOgA7AEEA"
    "QgBDAEkAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQAjApMAlQCWAJcAmQCaAJsAnAAQACMAJAAlACYAKwAtAC8ARQBoAGkAcABxAHIAcwB7AH"
    "8AnwCgAKEAogAdASUCpwCqAKwAHwEnArIAswC0ALUAtgAKAAAAAgAPABEAHwAqAC8AMQA3AEsAigSPAooEigSKBIoEigSKBIoEigQAABEAAAAC"
    "AA8AEQAcAB8AIAAnACoALwAxADcASwBaAFsAXABdAKcDpwOnA6cDkAKnA5ECkgKnA6cDpwOnA6cDkwKUApUClgIAAAkAAAAPABEAHwAqAC8AMQ"
    "A3AEsAuQO5A7kDuQOXArkDuQO5A7kDAAATAAAAAgAPABEAHAAfACAAJwAqAC8AMQA3AEsATgBPAFoAWwBcAF0AowOjA6MDowOjA6MDowOjA6MD"
    "owOjA6MDowOYAj0BowOjA6MDowMAAAgAAAAPABEAHwAvADEANwBLAEYDRgNGA0YDRgNGA0YDRgMAAAkAAAAPABEAHwAqAC8AMQA3AEsAugO6A7"
    "oDugOXAroDugO6A7oDAAAEAAAALwA3AEsA+AP4A/gD+AMAAAQAAAAvADcASwD2A/YD9gP2AwAABgAAABEAHwAvADcASwD1A3gBUQD1A/UD9QMC"
    "ACcAKAB7AZkCAgAKADQAPgM+AwAABAAAAC8ANwBLAPID8gPyA/IDAAAGAAAAEQAfAC8ANwBLAPEDeAFRAPED8QPxAwIAJwAoAHsBmgIIAAAADw"
    "ARAB8ALwAxADcASwDvA3cBeAFRAO8DeQHvA+8DBgAWACcAKAAyADkAYwB6AXsBmwJ9AX4BnAIDAAoAJwAsABsDGwMbAwAAAQAoAB8AAgBNAGcA"
    "IQCdAg4AAAAKAA8AEQAfACcALgAvADEANAA3AEgASwBUABcEFwQXBBcEFwQXBEYAFwQXBBcEFwQXBBcEFwQAAAMAKAA0ADkAHwCeAiEBAwA0AE"
    "0AWAAiASMBnwIOAAAACgAPABEAHwAnAC8AMQA0ADcAQABIAEsAVAASBBIEEgQSBBIEEgQSBBIEEgQSBBIEEgQSBBIEAAAOAAAACgAPABEAHwAn"
    "AC8AMQA0ADcAQABIAEsAVAAWBBYEFgQWBBYEFgQWBBYEFgQWBKACFgQWBBYEAAAQAAAACgAPABEAHwAnAC4ALwAxADQANwBAAEUASABLAFQAGA"
    "QYBBgEGAQYBBgERgAYBBgEGAQYBIgBiQEYBBgEGAQBAEkAoQINAAAACgAPABEAHwAnAC8AMQA0ADcASABLAFQAGwQbBBsEGwQbBBsEGwQbBBsE"
    "GwQbBBsEGwQAAA0AAAAKAA8AEQAfACcALwAxADQANwBIAEsAVAD8A/wD/AP8A/wD/AP8A/wD/AP8A/wD/AP8AwAAAwAAADcASwALBAsECwQAAA"
    "MAAAA3AEsACAQIBAgEAAABAC8AogIAAAIACgA0ACoDKgMAAAIAHwBUAKADoAMAAAoAEwAVAB0AIwAkACYAKAA0ADoAQgABAQIBAwEEAQUBBgEf"
    "AEwEBwEIAQYAHQAsAE0AawBvAH0ACQGjAgoBCwGcAQ0BAgAKADQApAJLBAAABQAfAEAARQBMAFQAGASIAYkBigEYBAIASQBKAIsBpQIDABYAIw"
    "AoAD0AHgAfAAUAKgBCAE0AZwCBAD8AQAAhACIApgIJABMAFQAdACMAJAAmACgAOgBCAAEBAgEDAQQBBQEGAR8ABwEIAQUAHQBNAGsAbwB9AAkB"
    "CgELAacCDQELAAMACQAKABEAGQAcADQANQBHAEsAVADOBM4EzgTOBM4EzgTOBM4EzgTOBM4EAAACAAoANACoAqkCAAACAAoANQAhBCEEAAALAB"
    "MAFQAdACMAJAAmACgANQA6AEIAUAABAQIBAwEEAQUBBgEfAGAEBwEIAaABBgAdAEwATQBrAG8AfQAJAaoCCgELAaMBDQECAAoANQCrAl8EAAAL"
    "AAMACQAKABEAGQAcADQANQBHAEsAVADRBNEE0QTRBNEE0QTRBNEE0QTRBNEEAAAJAAkACgARABkAHAA0ADUASwBUAJIEkgSSBJIEkgSSBJIEkg"
    "SSBAAABwADAAkACgAMACMANABHACQErAIkBEIAJAQkBCQEAQADAEMACwADAAkACgARABkAHAA0ADUARwBLAFQAxgTGBMYExgTGBMYExgTGBMYE"
    "xgTGBAAAAgAKADQA6QPpAwAAAgAKADQArQJdBAEAEACuAgEANACvAgAAAgAKADQA5wPnAwAACwADAAkACgARABkAHAA0ADUARwBLAFQAyATIBM"
    "gEyATIBMgEyATIBMgEyATIBAAACwADAAkACgARABkAHAA0ADUARwBLAFQAyQTJBMkEyQTJBMkEyQTJBMkEyQTJBAAAAQAfAFEAAQAnALACCwAD"
    "AAkACgARABkAHAA0ADUARwBLAFQAEwMTAxMDEwMTAxMDEwMTAxMDEwMTAwAACQATABUAHQAjACQAJgAoADoAQgABAQIBAwEEAQUBBgEfAAcBCA"
    "EDAE0AawB9AAoBCwGxAgMAEgAoAC8AsgIfALMCAwBEAE0AeQC0ArUCtgIaAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoACkAMgAzADYA"
    "OgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGQAeAB8AIwAkACUAJgArAC"
    "0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AJ0AngCfAKAAoQCiAKQApQCmAKcAqAC3AqoAqwCsAK0ArgCvALAAsQCyALMAtAC1"
    "ALYAAgAZAB8AigBRAAIAJwBFALgCuQIwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQ"
    "BHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAME"
    "AwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAMEAwQDBAAAAgAKADQAFQMVAwAAGwAGAAsAEwAVABYAFwAYAB"
    "kAHQAiACMAJAAlACYAKAApADIAMwA0ADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlAC6ApUAlgCX"
    "AJgAmQCaAJsAnAAZAB4AHwAjACQAJQAmACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYApw"
    "CoALsCqgCrAKwArQCuAK8AsACxALIAswC0ALUAtgAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcA"
    "OAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAHkDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3"
    "kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5A3kDeQN5AwAAAgAKADUANQM1AwAAAgAKADUAzwPP"
    "AwAAHAAGAAsAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA1ADYAOgA7AD8AQQBCAEMASQBQAIMAhACFAIYAhwCIAIkAigCLAIwAjQ"
    "COAI8AkACRAJIAkwCUAFIElQCWAJcAmACZAJoAmwCcABYBGgAeAB8AIwAkACUAJgArAC0ALgAvADAANwA9AEUATwBoAGkAagBsAG0AcABxAHIA"
    "cwB7AH8AnQCeAJ8AoAChAKIApAClAKYApwCoALwCXgKqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AAIACgA1ADcDNwMAAAEACQC5AQAAGwAGAA"
    "sAEwAVABYAFwAYABkAHQAiACMAJAAlACYAKAApADIAMwA1ADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCS"
    "AJMAlABWBJUAlgCXAJgAmQCaAJsAnAAaAB4AHwAjACQAJQAmACsALQAuAC8AMAA6AD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4Anw"
    "CgAKEAogCkAKUApgCnAKgAvQJhAqoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYAAgAKADUA1APUAwAAAwAKAC8ASwBmA2YDZgMAADAAAAABAAIA"
    "BQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAF"
    "oAWwBcAF0AgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOBA4EDgQOB"
    "A4EDgQOBA4EDgQOBA4EDgQOBA4EDAAADAAoALwBLAL4CsQS/AgEAGADAAgMAGQBLAFQAwQLCAsMCAQBDAMQCAQAvAMUCAAALAAAACgAPABEAHw"
    "AvADEANAA3AEAASwAzAzMDMwMzAzMDMwMzAzMDMwMzAzMDAAAMAAAADwARAB8AKAAvADEANAA3ADkAQABLAE4ETgROBE4EHwBOBE4ETgROBCEB"
    "TgROBAIANABNAMYCIwECAAoANADHAkEEAQAJAMgCAQA0AMkCAAACADwAPQB8BHwEAAACADwAPQBIA0gDAAAwAAAAAQACAAUACAAJAAoADAAPAB"
    "EAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAHQDdAN0"
    "A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdAN0A3QDdA"
    "N0A3QDdAN0AwAAAgAJAB8AygJRAAEAJwDLAjAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkA"
    "PAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4"
    "gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDiAOIA4gDAAAyAAAAAQACAAUABwAIAAkACgAMAA8AEQAU"
    "ABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQBEA0QDRA"
    "NEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QDRANEA0QD"
    "RANEA0QDRANEA0QDAAABAB8AUQABACcAzAIaAAYACwATABUAFgAXABgAGQAdACIAIwAkACUAJgAoACkAMgAzADYAOgA7AD8AQQBCAEMASQCDAI"
    "QAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGQAeAB8AIwAkACUAJgArAC0ALgAvADAAPQBFAE8AaABp"
    "AGoAbABtAHAAcQByAHMAewB/AJ0AngCfAKAAoQCiAKQApQCmAKcAqADNAqoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYAGgAGAAsAEwAVABYAFw"
    "AYABkAHQAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAkgCTAJQAlQCWAJcA"
    "mACZAJoAmwCcABkAHgAfACMAJAAlACYAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCdAJ4AnwCgAKEAogCkAKUApgCnAK"
    "gAzgKqAKsArACtAK4ArwCwALEAsgCzALQAtQC2AAIACgA0AGMDYwMAABwABgALABMAFQAWABcAGAAZAB0AIgAjACQAJQAmACgAKQAyADMANAA2"
    "ADoAOwA/AEEAQgBDAEkAUACDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAA7AGSAJMAlABEBJUAlgCXAJgAmQCaAJsAnADuARoAHgAfACAAIw"
    "AkACUAJgArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AJ0AngDPAp8AoAChAKIApAClAKYApwCoAPABqgCrAKwArQCuAK8A"
    "sACxALIAswC0ALUAtgACAAoANADQAkMEAAAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5AD"
    "wAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASY"
    "BJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASYBJgEmASYBAAAMAAAAAEAAgAFAAgACQAKAAwADwARABwAHw"
    "AgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQCaBJoEmgSaBJoE"
    "mgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJoEmgSaBJ"
    "oEmgQAABsABgALABMAFQAWABcAGAAZAB0AHwAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAIgAiQCKAIsAUQCM"
    "AI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGwAeAB8AIwAkACUAJgAnACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcw"
    "B7AH8AhQCdAJ4AnwCgAKEAogCjAKQApQCmAKcAqACpAKoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYA0QIEAAoAEQAvAEsA5QPSAuUD5QMAAAMA"
    "CgAvAEsATwNPA08DAAADAAoALwBLAFADUANQAwAAAwAvADcASwDZBNkE2QQAAAEAEQDTAgAAAwAvADcASwDWBNYE1gQAAAEAEQDUAgAAAwAvAD"
    "cASwDYBNgE2AQAAAMALwA3AEsAJwMnAycDAAADAC8ANwBLACgDKAMoAwAAAwAAADcASwDjBOME4wQAAAMACgARADQA8gTVAvIEAAACAAoANABB"
    "A0EDAAAEABYAIwAoADQAPQAeAGUBcgQGACoAQgBNAGcAgQCHAD8AQAAhACIAaAHWAgIACgA0AI4EjgQAAAoAAAAKAA8AEQAfAC4ALwAxADcASw"
    "AvAy8DLwMvAy8DRgAvAy8DLwMvAwAACgAAAA8AEQAfACMAKAAvADEANwBLAEYERgRGBEYEHgAfAEYERgRGBEYEAwAqAE0AZwDXAiEAIgAJAAAA"
    "DwARAB8ALwAxADcAQABLAM0DzQPNA80DzQPNA80DzQPNAwAACAAAAA8AEQAfAC8AMQA3AEsAqgSqBKoEqgSqBKoEqgSqBAAAFgATABUAFgAXAB"
    "gAGQAdACIAIwAkACUAJgAoACkAMgA2ADoAOwBBAEIAQwBJAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAIwKTAJUAlgCXAJkAmgCbAJwAEAAj"
    "ACQAJQAmACsALQAvAEUAaABpAHAAcQByAHMAewB/AJ8AoAChAKIAHQElAqcAqgCsAM0BJwKyALMAtAC1ALYAFQATABUAFgAXABgAGQAdACIAIw"
    "AkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAOACMAJAAlACYAKwAtAEUA"
    "aABwAHEAcgBzAHsAfwCfAKAAoQCiAB0B2AGqAKwAJwKyALMAtAC1ALYAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAE"
    "MASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAOACMAJAAlACYAKwAtAEUAaABwAHEAcgBzAHsAfwCfAKAAoQCi"
    "AB0B2gGqAKwAJwKyALMAtAC1ALYAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQ"
    "COAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAOACMAJAAlACYAKwAtAEUAaABwAHEAcgBzAHsAfwCfAKAAoQCiAB0B3AGqAKwAJwKyALMAtAC1ALYA"
    "FQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJ"
    "sAnAAOACMAJAAlACYAKwAtAEUAaABwAHEAcgBzAHsAfwCfAKAAoQCiAB0B3gGqAKwAJwKyALMAtAC1ALYAFQATABUAFgAXABgAGQAdACIAIwAk"
    "ACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAOACMAJAAlACYAKwAtAEUAaA"
    "BwAHEAcgBzAHsAfwCfAKAAoQCiAB0B4AGqAKwAJwKyALMAtAC1ALYAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMA"
    "SQCFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJMAlQCWAJcAmQCaAJsAnAAOACMAJAAlACYAKwAtAEUAaABwAHEAcgBzAHsAfwCfAKAAoQCiAB"
    "0B4gGqAKwAJwKyALMAtAC1ALYAFQATABUAFgAXABgAGQAdACIAIwAkACUAJgAoADIANgA6ADsAQQBCAEMASQCFAIYAhwCIAIkAigCLAIwAjQCO"
    "AI8AkACRAJMAlQCWAJcAmQCaAJsAnAAOACMAJAAlACYAKwAtAEUAaABwAHEAcgBzAHsAfwCfAKAAoQCiAB0B5AGqAKwAJwKyALMAtAC1ALYAFg"
    "ATABUAFgAXABgAGQAdACIAIwAkACUAJgAoACkAMgA2ADoAOwBBAEIAQwBJAIUAhgCHAIgAiQCKAIsAjACNAI4AjwCQAJEAIwKTAJUAlgCXAJkA"
    "mgCbAJwAEQAeACMAJAAlACYAKwAtAC8ARQBoAGkAcABxAHIAcwB7AH8A2AKfAKAAoQCiAB0BJQKnAKoArACtACcCsgCzALQAtQC2ABUAEwAVAB"
    "YAFwAYABkAHQAiACMAJAAlACYAKAAyADYAOgA7AEEAQgBDAEkAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAAkQCTAJUAlgCXAJkAmgCbAJwADgAj"
    "ACQAJQAmACsALQBFAGgAcABxAHIAcwB7AH8AnwCgAKEAogAdAegBqgCsACcCsgCzALQAtQC2AAQAAAAvADcASwD0A/QD9AP0AwAABAAAAC8ANw"
    "BLAPAD8APwA/ADAAAEAAAALwA3AEsA7gPuA+4D7gMAAAYAAAARAB8ALwA3AEsA7QN4AVEA7QPtA+0DAgAnACgAewHZAgMACgAnACwAHAMcAxwD"
    "AAAOAAAACgAPABEAHwAnAC8AMQA0ADcAQABIAEsAVAAUBBQEFAQUBBQEFAQUBBQEFAQUBBQEFAQUBBQEAAABADQA2gIAAAIAIwAoAB4AHwADAC"
    "oATQBnANsCIQAiAA0AAAAKAA8AEQAfACcALwAxADQANwBIAEsAVAAaBBoEGgQaBBoEGgQaBBoEGgQaBBoEGgQaBAAAAwAAADcASwAHBAcEBwQA"
    "AAIACgA0ADEDMQMAAAoAEwAVAB0AIwAkACYAKAA0ADoAQgABAQIBAwEEAQUBBgEfAEoEBwEIAQYAHQAsAE0AawBvAH0ACQHcAgoBCwGcAQ0BAg"
    "AfAFQAnwOfAwAAAgAKADQAoQOhAwAAAgAKADQAWQNZAwAACgATABUAHQAjACQAJgAoADQAOgBCAAEBAgEDAQQBBQEGAR8A3QIHAQgBBQAdAE0A"
    "awBvAH0ACQEKAQsB3gINAQsAAwAJAAoAEQAZABwANAA1AEcASwBUANAE0ATQBNAE0ATQBNAE0ATQBNAE0AQAAAIACgA1ADsDOwMAAAsAEwAVAB"
    "0AIwAkACYAKAA1ADoAQgBQAAEBAgEDAQQBBQEGAR8AXgQHAQgBoAEGAB0ATABNAGsAbwB9AAkB3wIKAQsBowENAQkAEwAVAB0AIwAkACYAKAA6"
    "AEIAAQECAQMBBAEFAQYBHwAHAQgBBQAdAE0AawBvAH0ACQEKAQsB4AINAQsAEwAVAB0AIwAkACYAKAA0ADoAQgBQAAEBAgEDAQQBBQEGAUsCXA"
    "QHAQgBTQIGAB0APwBNAGsAbwB9AAkB4QIKAQsBUAINAQIACgA0AOICWwQAAAsAAwAJAAoAEQAZABwANAA1AEcASwBUAMUExQTFBMUExQTFBMUE"
    "xQTFBMUExQQAADAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAF"
    "EAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOF"
    "A4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDhQOFA4UDAAALAAMACQAKABEAGQAcADQANQBHAEsAVAAUAxQDFAMUAxQDFAMUAxQDFA"
    "MUAxQDAAADAAoALwBLAAIEAgQCBAAAMAAAAAEAAgAFAAgACQAKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0A"
    "RwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQCLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4"
    "sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwOLA4sDiwMAAAMACgAvAEsA4wK5BOQCAQAaAOUCAQAjAOYCAAAB"
    "AC8A5wIAAAEAHwBRAAEAJwDoAjAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0ADUANwA4ADkAPAA9AEcASw"
    "BNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0A0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED"
    "0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9ED0QPRA9EDAAAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkAC"
    "YAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdANID0gPSA9ID0gPSA9ID0gPS"
    "A9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSA9ID0gPSAwAAMA"
    "AAAAEAAgAFAAgACQAKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYA"
    "VwBYAFkAWgBbAFwAXQB4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3"
    "gDeAN4A3gDeAN4A3gDeAN4A3gDeAN4A3gDeAMAAAIACgA0ABYDFgMAAAIACgA1ADYDNgMAAAIACgA1ADgDOAMAAAsAEgATABUAHQAjACQAJgAo"
    "AC8AOgBCAGQCAQECAQMBBAEFAQYBHwCwBAcBCAEGAB0AIQBNAGsAbwB9AAkB6QIKAQsBZwINAQoAEgATABUAHQAjACQAJgAoADoAQgBkAgEBAg"
    "EDAQQBBQEGAR8ABwEIAQYAHQAhAE0AawBvAH0ACQHqAgoBCwFnAg0BAwAKAC8ASwDrAq8E7AIAABoABgALABMAFQAWABcAGAAZAB0AIgAjACQA"
    "JQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAZAB"
    "4AHwAjACQAJQAmACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYApwCoAO0CqgCrAKwArQCu"
    "AK8AsACxALIAswC0ALUAtgABABkA7gIAABsABgALABMAFQAWABcAGAAZAB0AHwAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgw"
    "CEAIUAhgCHAIgAiQCKAIsAUQCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAHAAeAB8AIgAjACQAJQAmACcAKwAtAC4ALwAwAD0A"
    "RQBPAGgAaQBqAGwAbQBwAHEAcgBzAHQAewB/AJ0AngDUAZ8AoAChAKIA1QGkAKUApgCnAKgA1gGqAKsArACtAK4AyQCwALEAsgCzALQA7wK1AL"
    "YAAQBUAPACAAAwAAAAAQACAAUACAAJAAoADAAPABEAHAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABR"
    "AFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAIADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgA"
    "OAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAA4ADgAOAAwAACwAAAAoADwARAB8ALwAxADQANwBAAEsANAM0AzQDNAM0AzQDNAM0AzQD"
    "NAM0AwAAAgA0ADoAQATxAgAAAgAKADQA8gI/BAAADgAAAAoADwARAB8AJwAvADEANAA3AEAASABLAFQAxwPHA8cDxwPHA8cDxwPHA8cDxwPHA8"
    "cDxwPHAwAAAgAjACgAHgAfAAMAKgBNAGcA8wIhACIAMgAAAAEAAgAFAAcACAAJAAoADAAPABEAFAAcAB8AIAAjACQAJgAnACoAKwAsAC8AMQA0"
    "ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0AmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmA"
    "OYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYA5gDmAOYAwAAMAAAAAEAAgAFAAgA"
    "CQAKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAF"
    "wAXQCGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOGA4YDhgOG"
    "A4YDhgOGA4YDhgOGA4YDhgMAAAEAHwBRAAEAJwD0AgIACgA0AGIDYgMAAAIACgA0AC0DLQMAABwABgALABMAFQAWABcAGAAZAB0AIgAjACQAJQ"
    "AmACgAKQAyADMANAA2ADoAOwA/AEEAQgBDAEkAUACDAIQAhQCGAIcAiACJAIoAiwCMAI0AjgCPAJAA7AGSAJMAlABCBJUAlgCXAJgAmQCaAJsA"
    "nADuARoAHgAfACAAIwAkACUAJgArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AJ0AngD1Ap8AoAChAKIApAClAKYApwCoAP"
    "ABqgCrAKwArQCuAK8AsACxALIAswC0ALUAtgADAAoALwBLAOID4gPiAwAAGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoACkAMgAz"
    "ADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwBRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAbAB4AHwAjACQAJQ"
    "AmACcAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCFAJ0AngCfAKAAoQCiAKMApAClAKYApwCoAKkAqgCrAKwArQCuAK8A"
    "sACxALIAswC0ALUAtgD2AhsABgALABMAFQAWABcAGAAZAB0AHwAiACMAJAAlACYAKAApADIAMwA2ADoAOwA/AEEAQgBDAEkAgwCEAIUAhgCHAI"
    "gAiQCKAIsAUQCMAI0AjgCPAJAAkQCSAJMAlACVAJYAlwCYAJkAmgCbAJwAGwAeAB8AIwAkACUAJgAnACsALQAuAC8AMAA9AEUATwBoAGkAagBs"
    "AG0AcABxAHIAcwB7AH8AhQCdAJ4AnwCgAKEAogCjAKQApQCmAKcAqACpAKoAqwCsAK0ArgCvALAAsQCyALMAtAC1ALYA9wIbAAYACwATABUAFg"
    "AXABgAGQAdAB8AIgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAFEAjACNAI4AjwCQAJEAkgCTAJQA"
    "lQCWAJcAmACZAJoAmwCcABsAHgAfACMAJAAlACYAJwArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAewB/AIUAnQCeAJ8AoAChAK"
    "IAowCkAKUApgCnAKgAqQCqAKsArACtAK4ArwCwALEAsgCzALQAtQC2APgCGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoACkAMgAz"
    "ADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwBRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAbAB4AHwAjACQAJQ"
    "AmACcAKwAtAC4ALwAwAD0ARQBPAGgAaQBqAGwAbQBwAHEAcgBzAHsAfwCFAJ0AngCfAKAAoQCiAKMApAClAKYApwCoAKkAqgCrAKwArQCuAK8A"
    "sACxALIAswC0ALUAtgD5AgIACgA0AEIDQgMAAAoAAAAKAA8AEQAfAC4ALwAxADcASwAwAzADMAMwAzADRgAwAzADMAMwAwAACgAAAAIADwARAB"
    "8AKgAvADEANwBLAIsEjwKLBIsEiwSLBIsEiwSLBIsEAAAEAAAALwA3AEsA7APsA+wD7AMAAA4AAAAKAA8AEQAfACcALwAxADQANwBAAEgASwBU"
    "ABMEEwQTBBMEEwQTBBMEEwQTBBMEEwQTBBMEEwQAAA4AAAAKAA8AEQAfACcALgAvADEANAA3AEgASwBUABUEFQQVBBUEFQQVBEYAFQQVBBUEFQ"
    "QVBBUEFQQAAAIACgA0ADIDMgMAAAsAAwAJAAoAEQAZABwANAA1AEcASwBUAM8EzwTPBM8EzwTPBM8EzwTPBM8EzwQAAAIACgA0AFoDWgMAAAIA"
    "CgA1ADwDPAMAAAIACgA0AOgD6AMAAAIACgA0ADkDOQMAAAsAEwAVAB0AIwAkACYAKAA0ADoAQgBQAAEBAgEDAQQBBQEGAUsCWgQHAQgBTQIGAB"
    "0APwBNAGsAbwB9AAkB+gIKAQsBUAINAQMAEgAoAC8AsgIfALgEAgBEAE0A+wK1AgIAEgAoALICHwACAEQATQD8ArUCAwAKAC8ASwD9ArcE/gIA"
    "AAoAEwAVAB0AIwAkACYAKAA0ADoAQgABAQIBAwEEAQUBBgEfAP8CBwEIAQYAHQBNAF4AawBvAH0ACQEKAQADCwEBAw0BMAAAAAEAAgAFAAgACQ"
    "AKAAwADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwA"
    "XQCKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4oDigOKA4"
    "oDigOKA4oDigOKA4oDigMAADEAAAABAAIABQAIAAkACgAMAA4ADwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBL"
    "AE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQAGBAYEBgQGBAYEBgQGBAYEWAIGBAYEBgQGBAYEBgQGBAYEBgQGBAYEBgQGBAYEBg"
    "QGBAYEBgQGBAYEBgQGBAYEBgQGBAYEBgQGBAYEBgQGBAYEBgQGBAYEBgQGBAYEBgQGBAEAOAACAwMACgAvAEsASQNJA0kDAAADAAoALwBLAEoD"
    "SgNKAwAACwASABMAFQAdACMAJAAmACgALwA6AEIAZAIBAQIBAwEEAQUBBgEfAK4EBwEIAQYAHQAhAE0AawBvAH0ACQEDAwoBCwFnAg0BCgASAB"
    "MAFQAdACMAJAAmACgAOgBCAGQCAQECAQMBBAEFAQYBHwAHAQgBBgAdACEATQBrAG8AfQAJAQQDCgELAWcCDQEBAFQA/wMAABoABgALABMAFQAW"
    "ABcAGAAZAB0AIgAjACQAJQAmACgAKQAyADMANgA6ADsAPwBBAEIAQwBJAIMAhACFAIYAhwCIAIkAigCLAIwAjQCOAI8AkACRAJIAkwCUAJUAlg"
    "CXAJgAmQCaAJsAnAAZAB4AHwAjACQAJQAmACsALQAuAC8AMAA9AEUATwBoAGkAagBsAG0AcABxAHIAcwB7AH8AnQCeAJ8AoAChAKIApAClAKYA"
    "pwCoAAUDqgCrAKwArQCuAK8AsACxALIAswC0ALUAtgADAAoALwBLAGUDZQNlAwAAGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoAC"
    "kAMgAzADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwBRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAcAB4AHwAi"
    "ACMAJAAlACYAJwArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAdAB7AH8AnQCeANQBnwCgAKEAogDVAaQApQCmAKcAqADWAaoAqw"
    "CsAK0ArgDJALAAsQCyALMAtAAGA7UAtgACAAoANAArAysDAAACADQAOgA+BAcDAAACAB8ALgBRAEYAAQAnAAgDMAAAAAEAAgAFAAgACQAKAAwA"
    "DwARABwAHwAgACMAJAAmACcAKgArACwALwAxADQANQA3ADgAOQA8AD0ARwBLAE0ATgBPAFAAUQBSAFMAVABVAFYAVwBYAFkAWgBbAFwAXQCEA4"
    "QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOEA4QDhAOE"
    "A4QDhAOEA4QDhAMAAAIACgA0AC4DLgMAAAMACgAvAEsA5APkA+QDAAADAC8ANwBLANUE1QTVBAAAAwAvADcASwDXBNcE1wQAAAIACgA0APEE8Q"
    "QAAAIACgA0ADoDOgMAAAMACgAvAEsAUQNRA1EDAAADAAoALwBLAFIDUgNSAwAAAwASACgALwCyAh8AtgQCAEQATQAJA7UCAgASACgAsgIfAAIA"
    "RABNAAoDtQIBAFQACwMAAAEANAAMAwAAAgAKADQADQNpBAEAHAAOAzAAAAABAAIABQAIAAkACgAMAA8AEQAcAB8AIAAjACQAJgAnACoAKwAsAC"
    "8AMQA0ADUANwA4ADkAPAA9AEcASwBNAE4ATwBQAFEAUgBTAFQAVQBWAFcAWABZAFoAWwBcAF0ABQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQF"
    "BAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEBQQFBAUEAAADAAoALwBLAEsDSw"
    "NLAwAAAwAKAC8ASwBMA0wDTAMAAAEAVAD+AwAAAwAKAC8ASwBkA2QDZAMAAAIACgA0ACwDLAMAADIAAAABAAIABQAHAAgACQAKAAwADwARABQA"
    "HAAfACAAIwAkACYAJwAqACsALAAvADEANAA1ADcAOAA5ADwAPQBHAEsATQBOAE8AUABRAFIAUwBUAFUAVgBXAFgAWQBaAFsAXABdAJcDlwOXA5"
    "cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOXA5cDlwOX"
    "A5cDlwOXA5cDlwMAAAMACgAvAEsAUwNTA1MDAAADAAoALwBLAFQDVANUAwAAGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoACkAMg"
    "AzADYAOgA7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwBRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAcAB4AHwAiACMA"
    "JAAlACYAJwArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAdAB7AH8AnQCeANQBnwCgAKEAogDVAaQApQCmAKcAqADWAaoAqwCsAK"
    "0ArgDJALAAsQCyALMAtAAPA7UAtgABAFQAEAMAAAoAEwAVAB0AIwAkACYAKAA0ADoAQgABAQIBAwEEAQUBBgEfAGgEBwEIAQUAHQBNAGsAbwB9"
    "AAkBCgELAacCDQECAAoANAARA2cEAAADAAoALwBLAAEEAQQBBAAAGwAGAAsAEwAVABYAFwAYABkAHQAfACIAIwAkACUAJgAoACkAMgAzADYAOg"
    "A7AD8AQQBCAEMASQCDAIQAhQCGAIcAiACJAIoAiwBRAIwAjQCOAI8AkACRAJIAkwCUAJUAlgCXAJgAmQCaAJsAnAAcAB4AHwAiACMAJAAlACYA"
    "JwArAC0ALgAvADAAPQBFAE8AaABpAGoAbABtAHAAcQByAHMAdAB7AH8AnQCeANQBnwCgAKEAogDVAaQApQCmAKcAqADWAaoAqwCsAK0ArgDJAL"
    "AAsQCyALMAtAASA7UAtgAKABMAFQAdACMAJAAmACgANAA6AEIAAQECAQMBBAEFAQYBHwBmBAcBCAEFAB0ATQBrAG8AfQAJAQoBCwHeAg0BAwAK"
    "AC8ASwAABAAEAAQAAA=="
)
"""For each state: the number of actions, terminals, actions, the number of gotos, nonterminals, states; 16 bits each, little
endian, base 64. An action below STATES shifts and goes to that state, another one reduces by rule action - STATES."""
