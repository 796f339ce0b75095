"""What page formats share: how each block is drawn for a terminal, in Markdown and in HTML."""
