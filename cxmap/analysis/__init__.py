"""A journey in, facts out: one file for each question. The formulas are those of docs/method.md."""
