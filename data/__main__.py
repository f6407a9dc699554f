"""The command line: from a file to a table, and what keeps the data safe. Exit 0 all taken, 1 something refused, 2 wrong usage."""

from data.commands import main
from data.mapping_commands import COMMANDS as TEACHING
from data.safekeeping import COMMANDS

for command in (*COMMANDS, *TEACHING):
    main.add_command(command)

if __name__ == "__main__":
    main()
