# /stats: a line each.

stats-facts = { $count ->
    [one] <b>One fact</b>
   *[other] <b>{ $count } facts</b>
}
stats-sources = Sources: { $sources } · retired: { $retired }
stats-changes = { $count ->
    [0] Nothing was changed in the last 7 days.
    [one] <b>One change</b> in the last 7 days:
   *[other] <b>{ $count } changes</b> in the last 7 days:
}
stats-by = • { $count } by { $who }
stats-by-others = • { $count } by others
stats-proposals = { $count ->
    [one] <b>One proposal</b> waits: /proposals
   *[other] <b>{ $count } proposals</b> wait: /proposals
}
stats-dialogues = { $count ->
    [one] One dialogue is under way.
   *[other] { $count } dialogues are under way.
}
