/** The sentences about git and the repository in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const forge: Language['phrases'] = {
  'Check the repository with `git fsck`.': '`git fsck` 명령으로 저장소를 점검하십시오.',
  'Fetch the repository again without a filter, or check it with `git fsck`.':
    '필터 없이 저장소를 다시 가져오거나(fetch), `git fsck` 명령으로 점검하십시오.',
  'Split it into smaller migrations, or load the data outside of migrations.':
    '더 작은 마이그레이션으로 나누거나, 마이그레이션 밖에서 데이터를 적재하십시오.',
  'The file has {0} bytes; at most {1} are read.': '파일이 {0}바이트입니다. 최대 {1}바이트까지 읽습니다.',
  'git does not have the content of this file.': 'git에 이 파일의 내용이 없습니다.',
  'git stopped while its files were being read.': '파일을 읽는 도중에 git이 중단되었습니다.',
  ' The clone is shallow: `git fetch --unshallow` brings the rest.':
    ' 클론이 얕습니다(shallow). `git fetch --unshallow` 명령으로 나머지를 가져올 수 있습니다.',
  '; did you mean {0}?': '. 혹시 {0}을(를) 의도하셨습니까?',
  '; there are {0}': ' (있는 것: {0})',
  'Commit something first, or review single files with `countersign lint FILE...`.':
    '먼저 무언가 커밋하거나, `countersign lint FILE...` 명령으로 파일을 하나씩 검토하십시오.',
  'Name it with --base{0}.': '--base로 지정하십시오{0}.',
  'Name one that exists, such as {0}.': '존재하는 것을 지정하십시오. 예: {0}.',
  'Name one that exists.': '존재하는 것을 지정하십시오.',
  'Name the branch that the head was made from with --base.': 'head가 갈라져 나온 브랜치를 --base로 지정하십시오.',
  'No commit, branch or tag has this name{0}{1}': '이 이름의 커밋, 브랜치, 태그가 없습니다{0}{1}',
  'None of {0} is in this shallow clone.': '{0} 중 어느 것도 이 얕은(shallow) 클론에 없습니다.',
  'Run `git fetch --unshallow`; in a workflow give actions/checkout `fetch-depth: 0`.':
    '`git fetch --unshallow` 명령을 실행하십시오. 워크플로에서는 actions/checkout에 `fetch-depth: 0` 설정을 추가하십시오.',
  'The clone is shallow and does not reach the merge base with {0}.':
    '클론이 얕아서(shallow) {0}와(과)의 병합 기준(merge base)까지 닿지 않습니다.',
  'The head and {0} have no common history, so there is no merge base.':
    'head와 {0} 사이에 공통 이력이 없으므로 병합 기준(merge base)이 없습니다.',
  'The repository has no commits yet, so there is no base to compare with.':
    '저장소에 아직 커밋이 없으므로 비교할 기준(base)이 없습니다.',
  'There is no base to compare with: none of {0} exists.':
    '비교할 기준(base)이 없습니다: {0} 중 어느 것도 존재하지 않습니다.',
  'Install git, or put it on the PATH.': 'git을 설치하거나, PATH에 추가하십시오.',
  'Name the directory of a git repository.': 'git 저장소의 디렉터리를 지정하십시오.',
  'Run it inside one, name one with --repo, or review single files with `countersign lint FILE...`.':
    '저장소 안에서 실행하거나, --repo로 저장소를 지정하거나, `countersign lint FILE...` 명령으로 파일을 하나씩 검토하십시오.',
  'Tell git that you trust it.': '이 저장소를 신뢰한다고 git에 설정하십시오.',
  'The repository belongs to another user, so git refuses to read it.':
    '저장소가 다른 사용자의 소유여서 git이 읽기를 거부합니다.',
  'There is no such directory.': '그런 디렉터리가 없습니다.',
  'This is not a git repository.': 'git 저장소가 아닙니다.',
  'Try the same with `git status`.': '`git status` 명령으로 같은 것을 시도해 보십시오.',
  'exit code {0}': '종료 코드 {0}',
  'git could not run: {0}.': 'git을 실행할 수 없습니다: {0}.',
  'git did not answer within {0} s.': 'git이 {0}초 안에 응답하지 않았습니다.',
  'git was not found.': 'git을 찾을 수 없습니다.',
  'git {0} failed: {1}.': 'git {0} 명령이 실패했습니다: {1}.',
  'Run the review again.': '검토를 다시 실행하십시오.',
  'The file changed while it was being reviewed.': '검토하는 동안 파일이 변경되었습니다.',
  'Name the commit or branch to review with --head.': '검토할 커밋이나 브랜치를 --head로 지정하십시오.',
  'This is a bare repository: it has no working tree to review.': 'bare 저장소이므로 검토할 작업 트리가 없습니다.',
};
