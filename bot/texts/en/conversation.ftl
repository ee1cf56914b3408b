# The rest of the conversation: greetings, help, lists, refusals. HTML as Telegram knows it.

more-not-found = { $count ->
    [one] One other claim is not in my sources.
   *[other] { $count } other claims are not in my sources.
}
more-claims = { $count ->
    [one] … and one more claim. Send it on its own to see its answer.
   *[other] … and { $count } more claims. Send them in a shorter message to see their answers.
}

start =
    Hello! I check figures. Send or forward me a claim, and I’ll tell you what the source says, in its own words, with a link.

    What I don’t know, I don’t answer. Try one of these:
start-plain =
    Hello! I check figures. Send or forward me a claim, and I’ll tell you what the source says, in its own words, with a link.

    What I don’t know, I don’t answer. /help tells the rest.

# Claims that the greeting offers as buttons; only those that the fact base can answer are shown.
example-1 = the NCA is hiring 1,000 officers
example-2 = 3,000 caseworkers were reassigned to returns
example-3 = how many beds are being added?

help =
    <b>Send me a claim</b>, a forward, or a picture with text under it. I answer with the source’s figure, its sentence and the link.

    /check TEXT – check a claim
    /facts WORDS – what I know, all or about something
    /fact ID – one fact with its source
    /notify – what you wait for an answer to
    /privacy – what I keep
    /forgetme – delete what leads to you

    In a group: /check TEXT, or reply to a message with /check or with @{ $username }.
help-group =
    /check TEXT checks a claim. To check somebody’s message, reply to it with /check or with @{ $username }.
    /fact ID shows one fact with its source. Otherwise I keep quiet.

privacy =
    <b>What I keep</b>
    • What I can answer is checked and not stored. Only if Telegram makes me wait, a message may lie in my store until it is answered; then it is deleted.
    • What I cannot answer, and what you say was not what you meant, I keep for { $days } days so that moderators can find the answer: the claim alone, without your name or number. That two come from the same person can be seen, but not from whom.
    • If you ask to be told when I know, I keep the chat, the message’s number and your question until I have told you, for { $days } days at most, and for 30 days more that you are to hear of a correction. /notify shows it and lets you stop.
    • Where a moderator finds that a fact answers your claim, its wording may stay with that fact, without anything that leads to you.
    • Of those who change facts I keep the number, and with each change the name that they showed; of the articles that they send me, the text; and what they are in the middle of, for a week.
    • For 30 days I record which of my messages told which fact, by numbers alone, so that I can correct it there if the fact changes.
    • I record the numbers of messages I have dealt with, so that none is answered twice; of a group that became a supergroup, both its numbers.
    • Of what I wrote to you without being asked at that moment I keep your chat’s number for 60 days, and no text.
    • /forgetme deletes what leads to you.
    • I pass nothing on to anyone.
privacy-bare =
    <b>What I keep</b>
    • Your messages are checked and not stored. Only if Telegram makes me wait, one may lie in my store until it is answered; then it is deleted.
    • I record the numbers of messages I have dealt with, so that none is answered twice.
    • I pass nothing on to anyone.

check-usage = Write the claim after the command: <code>/check the NCA is hiring 1,000 officers</code>. Or reply to a message with /check.
check-nothing-to-read = I found no text to check in that message.
no-text = I can only read text for now. Send me the claim in words, or as a caption under the picture.
unknown-command = I don’t know that command. /help shows what I can do.

facts-title = { $count ->
    [one] <b>One fact</b>
   *[other] <b>{ $count } facts</b>
}
facts-title-about = { $count ->
    [one] <b>One fact about “{ $words }”</b>
   *[other] <b>{ $count } facts about “{ $words }”</b>
}
facts-item = • { $statement } <code>/fact { $id }</code>
facts-more = { $count ->
    [one] … and one more. Add words to narrow it down: <code>/facts beds</code>
   *[other] … and { $count } more. Add words to narrow it down: <code>/facts beds</code>
}
facts-none = I know no facts yet.
facts-none-about = I know nothing about “{ $words }” yet. /facts shows what I know.
fact-usage = Write the fact’s ID after the command; /facts shows them: <code>/fact { $id }</code>
fact-unknown = I know no fact “{ $id }”. /facts shows what I know.
fact-title = <b>{ $statement }</b>
fact-superseded = There is a newer value: { $statement } <code>/fact { $id }</code>

toast-not-meant = Thank you. I’ve noted that this was not what you meant.
toast-unknown-button = This button no longer works. Please send the claim again.

# Command menus, in the order shown; at most 256 characters each.
command-check = Check a claim
command-facts = What I know
command-fact = One fact with its source
command-help = How it works
command-privacy = What I keep
command-group-check = Check a claim, or the message you reply to
