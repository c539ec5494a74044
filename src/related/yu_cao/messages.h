// Messages with redundancy, as people send them, for the attack that needs it: English sentences and smooth pictures.
#pragma once

#include "related/bytes.h"

namespace anc::related::yu_cao {

// `count` bytes of sentences "The <adjective> <noun> <verb> the <adjective> <noun>. ", every word uniform in a list of
// 16, cut off wherever the count ends.
Bytes draw_text(RandomStream& stream, std::size_t count);

// A grey picture of size x size pixels, row by row: bilinear between four uniform greys in its corners. Needs size > 1.
Bytes draw_smooth(RandomStream& stream, std::size_t size);

}  // namespace anc::related::yu_cao
