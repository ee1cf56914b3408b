"""Large bases on disk."""
