"""Bytes in, plain values with their positions out. The only room that touches yaml, the disk and git."""
