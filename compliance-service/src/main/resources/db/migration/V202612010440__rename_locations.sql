-- A location may be called otherwise later.
grant update (name) on location to ${app};
