"""Inputs made at random, through every command: no internal error, and no exit code but 0, 1, 2 and 130.

A short run is among the tests. A long one prints what it finds, and how long the slowest took:
``python -m tests.fuzz 10000``; ``python -m tests.fuzz --only 4711`` is one of them again.
"""
