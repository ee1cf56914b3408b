"""Claim matching: is this fact about the same thing as the claim? What the figures say of it is for `verdicts`."""
