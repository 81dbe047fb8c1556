fn main() {
    println!("{}", std::fs::read_to_string("migrations/1.sql").unwrap());
}
