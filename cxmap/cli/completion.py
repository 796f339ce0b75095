"""Print what a shell needs to complete commands, options and their values."""

from __future__ import annotations

import click

from cxmap.cli._choices import OneOf
from cxmap.cli._options import Run, command
from cxmap.cli._output import write

SHELLS = ("bash", "fish", "zsh")


@command()
@click.argument("shell", type=OneOf(lambda: SHELLS))
def completion(run: Run, shell: str) -> int:
    """Print the script that lets your shell complete commands, options, files and values.

    Values are formats, sections, presets, rules, fields, and the teams of the journeys that are named.

    \b
    bash: cxmap completion bash >> ~/.bashrc
    zsh:  cxmap completion zsh >> ~/.zshrc
    fish: cxmap completion fish > ~/.config/fish/completions/cxmap.fish
    """
    from click.shell_completion import get_completion_class

    from cxmap.cli import COMPLETE, cxmap

    found = get_completion_class(shell)
    assert found
    script = found(cxmap, {}, "cxmap", COMPLETE)
    write(script.source_template % script.source_vars() + "\n", None)  # `source()` runs bash to see how old it is
    return 0


COMMAND = completion
