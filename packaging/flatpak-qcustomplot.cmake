# SPDX-License-Identifier: GPL-3.0-or-later
# CMakeLists.txt of QCustomPlot for the Flatpak: the library and find_package(QCustomPlotQt6), as in Debian.
cmake_minimum_required(VERSION 3.25)
project(QCustomPlotQt6 LANGUAGES CXX)
find_package(Qt6 REQUIRED COMPONENTS Widgets PrintSupport)
set(CMAKE_AUTOMOC ON)
add_library(QCustomPlotQt6 SHARED qcustomplot.cpp qcustomplot.h)
target_compile_definitions(QCustomPlotQt6 PRIVATE QCUSTOMPLOT_COMPILE_LIBRARY)
target_link_libraries(QCustomPlotQt6 PUBLIC Qt6::Widgets Qt6::PrintSupport)
include(GNUInstallDirs)
install(TARGETS QCustomPlotQt6 LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES qcustomplot.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
file(WRITE ${CMAKE_BINARY_DIR}/QCustomPlotQt6Config.cmake "find_package(Qt6 REQUIRED COMPONENTS Widgets PrintSupport)\n")
install(FILES ${CMAKE_BINARY_DIR}/QCustomPlotQt6Config.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/QCustomPlotQt6)
