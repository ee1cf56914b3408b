# /merge: two facts that say the same.

merge-usage = Write the IDs of the two facts that say the same: <code>/merge ID ID</code>
merge-one = That is one fact. Write the IDs of two.
merge-fact = <b>{ $number } · { $figure }</b>
merge-fact-plain = <b>{ $number }</b>
merge-ask = Do they say the same? One stays; the other’s words become other words for it.
merge-differs = ⚠ <b>Their figures differ, so they are no doubles.</b> If one is older, or wrong, leave both and change that one.
merge-older = One of them is the newer value of the other: they are no doubles.
merge-gone = <code>{ $id }</code> is no longer a fact of its own. Nothing was changed.
merge-news = ⚠ In the meantime <code>{ $id }</code> was { $deed } by { $who }. Look again:
merge-left = Both stay as they are.
button-keep = Keep { $number }
button-doubles = They are doubles
button-leave = Leave both
