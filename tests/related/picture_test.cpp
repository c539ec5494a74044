#include "related/picture.h"

#include "base/check.h"
#include "support/catch.h"

using namespace anc;
using namespace anc::related;

TEST_CASE("A picture reads back from its PGM; what is no picture is refused in one line") {
  const Picture picture = drawn_picture(32);
  const std::string pgm = to_pgm(picture);
  const Picture again = parse_pgm(pgm, "p");
  CHECK(again.width == 32);
  CHECK(again.height == 32);
  CHECK(again.grey == picture.grey);
  CHECK(parse_pgm("P5 # by hand\n2 1 255\nab", "p").grey == Bytes{'a', 'b'});
  for (const std::string& bad : {std::string(), std::string("P2\n1 1\n255\n0"), std::string("P5\n0 1\n255\n"),
                                 std::string("P5\n2 1\n65535\nabcd"), std::string("P5\n2 2\n255\nabc"),
                                 std::string("P5\n99999 1\n255\n"), pgm + "x", pgm.substr(0, 5)}) {
    CHECK_THROWS_AS(parse_pgm(bad, "p"), UserError);
  }
}

TEST_CASE("A PNG of one pixel, byte for byte") {
  const std::string expected(
      "\x89PNG\r\n\x1a\n"
      "\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55"
      "\0\0\0\x0dIDAT\x78\x01\x01\x02\0\xfd\xff\0\xff\x01\x01\x01\0"
      "\x60\x87\x12\xb5\0\0\0\0IEND\xae\x42\x60\x82",
      70);
  CHECK(to_png({.width = 1, .height = 1, .grey = {255}}) == expected);
}
