alter table probe add approved_at timestamptz;
