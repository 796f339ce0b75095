"""Two versions of a journey: which touchpoint is which, what is different, and what that means for the customer."""
