"""The format: what a journey file may say, and what it means where it says nothing."""
