"""A journey in, facts out: one file for each question. Formulas are those of the format's specification."""
