# Claims that a fact-checker rated: nobody may take one for a fact. HTML as Telegram knows it; every value arrives escaped.
# Keep these patterns to text and { $value }, as in answers.ftl.

rated-true = <b>Rated true</b> by { $who }
rated-false = <b>Rated false</b> by { $who }
rated-mixed = <b>Rated partly true or misleading</b> by { $who }
rated-unknown = <b>Rated neither true nor false</b> by { $who }
rated-nobody = a fact-checker
rated-words = { $rating }: “{ $words }”
rated-verdict = { $sign } { $rating }
rated-claim = { $rating }: “{ $statement }”
rated-title = The claim: “{ $statement }”
rated-same = What was rated: “{ $statement }”
rated-by = It was made by { $claimant }.
rated-by-on = It was made by { $claimant }, { $date }.
rated-on = It was made on { $date }.
not-found-disputed = Fact-checkers differ on this, so I don’t judge it.
