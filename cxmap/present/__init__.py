"""Facts → a page of blocks: what is said, before how it looks. Nothing here knows colour, width or markup."""
