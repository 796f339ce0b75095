"""The Python API, one file for each verb: a function with every option by name, and what it gives.

The classes are the facts of the rooms below with a way to records and pages, of which those rooms know nothing.
"""
