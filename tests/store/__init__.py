"""The stores: one contract, held by all of them."""
