"""So that `python -m argmap` is `argmap`."""

from argmap.commands import main

main()
