# Reads the sources and fails when an #include goes through a wall between the rooms, or a text past those that make texts plain.
# Usage: cmake -DROOT=… -P architecture_test.cmake
set(violations "")

# No line of the sources below `room`, but for those whose path matches a further argument, may match `pattern`.
function(forbid_lines room pattern reason)
  file(GLOB_RECURSE sources ${ROOT}/${room}/*.h ${ROOT}/${room}/*.cpp)
  if(NOT sources)
    message(FATAL_ERROR "no sources in ${room}: this test would pass for nothing")
  endif()
  foreach(source ${sources})
    if(ARGN AND source MATCHES "${ARGN}")
      continue()
    endif()
    file(STRINGS ${source} lines REGEX "${pattern}")
    if(lines)
      list(APPEND violations "${source}: ${lines} (${reason})")
    endif()
  endforeach()
  set(violations "${violations}" PARENT_SCOPE)
endfunction()

function(forbid room pattern reason)
  forbid_lines(${room} "^#include .*(${pattern})" ${reason} ${ARGN})
  set(violations "${violations}" PARENT_SCOPE)
endfunction()

# Rooms of a floor, the lowest first: none includes one that is named behind it, so that there are no circles.
function(stack floor)
  set(above ${ARGN})
  foreach(room ${ARGN})
    list(POP_FRONT above)
    if(above)
      list(JOIN above "|" higher)
      forbid(${floor}/${room} "\"${floor}/(${higher})/" "${room} lies below it")
    endif()
  endforeach()
  set(violations "${violations}" PARENT_SCOPE)
endfunction()

set(torch "<(torch|ATen|c10)/")
forbid(model "<Q[A-Z]" "the model knows no Qt")
forbid(model "\"(ui|app)/" "the model knows neither window nor program")
forbid(model ${torch} "torch stays in its room" "/network/torch/")
stack(model values files network ink data augment reading explain training formats export)

forbid(ui ${torch} "the window knows no torch")
forbid(ui "\"app/" "the window does not know the program")
forbid(ui "\"model/[^v]" "the window knows values alone")
forbid(ui "qcustomplot.h" "one room draws the curves" "/ui/curves/")
stack(ui style widgets draw window)
foreach(room draw curves recipe pages explain)
  string(REGEX REPLACE "${room}[|]?" "" others "draw|curves|recipe|pages|explain|window")
  forbid(ui/${room} "\"ui/(${others})/" "only ui/window puts the rooms together")
endforeach()

forbid(app ${torch} "the program reaches torch through the model")
stack(app storage drawings datasets runs window)
stack(app storage drawings datasets runs commands)
forbid(app "\"ui/" "only the window's floor knows widgets" "/app/(window/|main.cpp)")
forbid(app/commands "\"app/window/" "the terminal works without a window")
forbid(app/window "\"app/commands/" "the window works without the terminal")

# Names from files reach the terminal as plain texts: app/commands/console.h.
forbid_lines(app "(^|[^a-z])v?f?printf\\(|puts\\(|putc(har)?\\(|fwrite\\(|std::c(out|err|log)|q(Debug|Info|Warning|Critical)\\("
             "console::print makes texts plain" "/(console|completion_command|window_program).cpp")

if(violations)
  list(JOIN violations "\n" text)
  message(FATAL_ERROR "${text}")
endif()
