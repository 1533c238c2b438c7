"""So that `python cli.py` in a checkout is `argmap`."""

from argmap.commands import main

if __name__ == "__main__":
    main()
