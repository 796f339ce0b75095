"""The engine around the rules: positions, selection, suppressions, baseline, fixes. Pure, given text and values."""
