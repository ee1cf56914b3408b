"""What people ask and the base cannot answer, without Telegram."""
