//! `hurl DOOR FIRST INPUTS [FOLDER]`: throws so many changed seeds at a door (or
//! at each, `all`) and keeps in a folder those that broke something.
//! `hurl --show DOOR NUMBER`: writes that input to the standard output: what made
//! the process end cannot be kept.
//! `hurl --seeds FOLDER`: writes the seeds of each door into a folder of its name.

#![expect(clippy::print_stdout, reason = "a tool for the terminal")]

use boussole_sante_tests::doors::{DOORS, hurl};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, folder] = &arguments[..]
        && flag == "--seeds"
    {
        return write_seeds(folder);
    }
    if let [flag, name, number] = &arguments[..]
        && flag == "--show"
    {
        let input = DOORS.iter().find(|door| door.name == name).zip(number.parse().ok());
        let input = input.map(|(door, number)| door.input(number)).unwrap_or_default();
        return std::io::Write::write_all(&mut std::io::stdout(), &input);
    }
    let name = arguments.first().map_or("all", String::as_str);
    let number = |place: usize, without: u64| {
        arguments.get(place).and_then(|text| text.parse().ok()).unwrap_or(without)
    };
    let folder = arguments.get(3).map_or("fuzz/artifacts", String::as_str);
    for door in DOORS.iter().filter(|door| name == "all" || door.name == name) {
        let start = std::time::Instant::now();
        let hurled = hurl(door, number(1, 0), number(2, 10_000));
        println!(
            "{:14} {:8} inputs, {} broke, {:.0} s, slowest {} ms ({} bytes)",
            door.name,
            hurled.inputs,
            hurled.broke.len(),
            start.elapsed().as_secs_f64(),
            hurled.slowest.0,
            hurled.slowest.1.len(),
        );
        std::fs::create_dir_all(folder)?;
        for (place, input) in hurled.broke.iter().take(20).enumerate() {
            std::fs::write(format!("{folder}/{}-{place}", door.name), input)?;
        }
    }
    Ok(())
}

fn write_seeds(folder: &str) -> std::io::Result<()> {
    for door in DOORS {
        let folder = format!("{folder}/{}", door.name);
        std::fs::create_dir_all(&folder)?;
        for (place, seed) in (door.seeds)().iter().enumerate() {
            std::fs::write(format!("{folder}/seed-{place}"), seed)?;
        }
    }
    Ok(())
}
