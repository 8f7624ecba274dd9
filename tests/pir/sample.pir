pir 1
module shop
source "shop.prism" "00ff"
exports shop.main, shop.total
manifest uses (console.print, fs.read("data/**"))

enum public Option<T> @1:1-2 doc "An option." {
  None,
  Some(T),
}

record public std.fs.IoError {
  message: String,
  path: String,
}

record public shop.Item @[0]1:1-3:2 doc "Something \"sold\"" {
  name: String,
  var cents: Int,
}

enum public shop.Payment {
  Cash,
  Card named (number: String),
  Voucher named (code: String, cents: Int),
}

record public shop.Declined {
  reason: String,
}

global public shop.limit: Int = 1000

fn public shop.total(%items: List<shop.Item>) -> Int @[0]5:1-9:2 =
  {
    var %sum = 0;
    each 'l1 %item: shop.Item in %items
      do set %sum = int.add(%sum, field(%item, "cents"): Int);
    %sum @6:5-8
  }

fn public shop.pay(%cents: Int, %payment: shop.Payment) -> String throws (shop.Declined) =
  match %payment {
    new shop.Payment::Cash() => string.concat("cash ", show<Int>(%cents)),
    new shop.Payment::Card(%number: String) if ne<Int>(string.len(%number), 16) => throw new shop.Declined(string.concat("bad card ", %number)),
    new shop.Payment::Card(%number2: String) => string.slice(%number2, 12, 16),
    new shop.Payment::Voucher(_: String, %value: Int) if lt<Int>(%value, %cents) => throw new shop.Declined("short"),
    new shop.Payment::Voucher(%code: String, _: Int) => %code,
  }

fn shop.first<T: Eq, U>(%xs: List<T>, %f: fn(T) -> U uses (*)) -> Option<U> uses (*) =
  match list.get<T>(%xs, 0) {
    new Option<T>::Some(%x: T) => new Option<U>::Some(invoke(%f, %x)),
    new Option<T>::None() => new Option<U>::None(),
  }

fn shop.load(%name: String) -> String uses (fs.read("data/**")) throws (std.fs.IoError) =
  restrict (fs.read("data/**")) perform fs.read_text(string.concat("data/", %name))

fn public shop.main() -> () uses (console.print, fs.read("data/**")) =
  {
    let %items = list.make<shop.Item>(new shop.Item("tea", 450), new shop.Item("mug", global shop.limit: Int));
    let %due = call shop.total(%items): Int;
    let %shown = try call shop.pay(%due, new shop.Payment::Card("123")): String throws (shop.Declined) {
      catch %e: shop.Declined => string.concat("declined: ", field(%e, "reason"): String),
      finally => (),
    };
    perform console.print(%shown);
    let tuple(%a: Int, %b: Float) = new (Int, Float)(3, 1.5);
    for 'l2 %i in 0 ..= 3
      do {
        if eq<Int>(%i, 2) then break 'l2 else ();
        perform console.print(show<Int>(%i));
        ()
      };
    let %n = loop: Int 'l3 break 'l3 with 4;
    let %found = call shop.first<Int, Int>(
      list.make<Int>(1, 2),
      closure (%v: Int) => {
        perform console.print("f");
        int.add(%v, %n)
      }
    ): Option<Int> uses (console.print);
    match new (List<Int>, Int)(list.make<Int>(1, 2, 3), 4) {
      tuple(list(1, %second: Int, ..%others: List<Int>), as(or(range(0, 5), 9), %nine)) => (),
      _: (List<Int>, Int) => (),
    };
    let %text = try call shop.load("x"): String uses (fs.read("data/**")) throws (std.fs.IoError) {
      catch %err => %err,
    };
    set_field(new shop.Item("pen", 3), "cents", 4);
    ()
  }
