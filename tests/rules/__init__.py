"""The rules: every example on their pages is run, and so are the cases and files beside these tests."""
