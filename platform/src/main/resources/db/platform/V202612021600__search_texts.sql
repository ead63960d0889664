-- A text as people search for it: in lower case, with plain Latin letters and without apostrophes, so that dang finds Đặng and
-- O'Brien is found with any apostrophe or none. The letters are those of org.openpractice.platform.text.PlainLetters. Texts that
-- are all ASCII, and that is most of them, take the short way. Not strict: PostgreSQL writes the expression of a strict function
-- into a query only where every part of it is strict, which CASE is not, and a call for each text would take ten times as long.
create function searchable(text text) returns text
    language sql immutable parallel safe
    return case
        when octet_length(text) = char_length(text) then translate(lower(text), '''`', '')
        else replace(replace(replace(replace(replace(
            lower(translate(
                regexp_replace(normalize(text, NFD), '[\u0300-\u036f]', '', 'g'),
                'ØøŁłĐđÐðĦħŦŧıĸẞÆŒÞŊ''’‘‛ʼʻʹ′＇`´',
                'oollddddhhttikßæœþŋ')),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ŋ', 'ng')
    end;
