"""The command line: read, keep, receipts, undo, backup, restore, sample. Exit 0 all taken, 1 something refused, 2 wrong usage."""

from data.commands import main

if __name__ == "__main__":
    main()
