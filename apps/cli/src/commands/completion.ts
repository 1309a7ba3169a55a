import { Argument, type Command } from 'commander'
import { addCommand } from '../command/add-command.js'
import type { Session } from '../session.js'

export function addCompletion(program: Command, { output }: Session): void {
  addCommand(program, {
    name: 'completion',
    summary: 'Print what makes a shell complete words with the Tab key',
    examples: [
      'completion bash > ~/.local/share/bash-completion/completions/telecomx',
      'completion zsh > ~/.zfunc/_telecomx    # a folder of your $fpath',
      'completion fish > ~/.config/fish/completions/telecomx.fish',
    ],
  })
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(Object.keys(scripts)))
    .action((shell: keyof typeof scripts) => output.text(scripts[shell]))
}

/** Each asks the program itself what can stand there, so that they never grow old. */
const scripts = {
  bash: `# Completion of telecomx for bash.
_telecomx() {
  local IFS=$'\\n'
  COMPREPLY=($(telecomx complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _telecomx telecomx`,
  zsh: `#compdef telecomx
# Completion of telecomx for zsh.
_telecomx() {
  local -a lines candidates
  local line
  lines=("\${(@f)$(telecomx complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( $#candidates )); then _describe telecomx candidates; else _files; fi
}
if [ "$funcstack[1]" = _telecomx ]; then _telecomx "$@"; else compdef _telecomx telecomx; fi`,
  fish: `# Completion of telecomx for fish.
function __telecomx_complete
  set -l words (commandline -opc)
  set -e words[1]
  telecomx complete -- $words (commandline -ct) 2>/dev/null
end
complete -c telecomx -a '(__telecomx_complete)'`,
}
