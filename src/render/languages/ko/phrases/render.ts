/** The sentences about a repository's own templates in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const render: Language['phrases'] = {
  'a sentence is printed by `inline`, a list of them by `list`':
    '문장은 `inline` 헬퍼로, 문장의 목록은 `list` 헬퍼로 출력합니다',
  'it prints more than {0} characters, whatever is left out': '무엇을 생략하더라도 {0}자를 넘게 출력합니다',
  'Blocks around partials and inline partials are not supported.':
    '파셜(partial)을 감싸는 블록과 인라인 파셜은 지원하지 않습니다.',
  'Mend it at this place; `templates/` of Countersign has the form that is expected.':
    '이 위치를 고치십시오. 올바른 형식은 Countersign의 `templates/` 디렉터리에 있습니다.',
  'Override the partial.': '파셜(partial)을 재정의하십시오.',
  'Remove the comment that begins with `<!-- countersign:`.':
    '`<!-- countersign:` 문자열로 시작하는 주석을 제거하십시오.',
  'Take in one of these: {0}.': '다음 중 하나를 포함하십시오: {0}.',
  "The report could not be made with this repository's templates: {0}.":
    '이 저장소의 템플릿으로 보고서를 만들 수 없습니다: {0}.',
  'The template cannot be read: {0}.': '템플릿을 읽을 수 없습니다: {0}.',
  'The template holds a mark by which Countersign knows its other comments.':
    '템플릿에 Countersign이 자신의 다른 댓글을 알아보는 데 쓰는 표시가 있습니다.',
  'There is no helper `{0}` here.': '여기에는 `{0}` 헬퍼가 없습니다.',
  'There is no template `{0}` to be taken in.': '포함할 `{0}` 템플릿이 없습니다.',
  'Use one of these: {0}.': '다음 중 하나를 사용하십시오: {0}.',
  'Write `{{` and `}}`, or a helper.': '`{{` 및 `}}` 형식으로 작성하거나, 헬퍼를 사용하십시오.',
  '`{{{` would print a name as it is.': '`{{{` 형식은 이름을 그대로 출력하게 됩니다.',
  'it prints more than {0} characters': '{0}자를 넘게 출력합니다',
  'it repeats its parts more than {0} times': '일부를 {0}회 넘게 반복합니다',
  'there is no value for {0}': '{0} 헬퍼에 줄 값이 없습니다',
  'there is no value {0}': '{0} 값이 없습니다',
};
