namespace Dealership.Host.Demo;

/// <summary>
/// The parts of a story. Each has dice and ids of its own, so that a change in one part leaves the others as they were.
/// </summary>
internal enum Part
{
    Rhythm = 1, Staff, Sale, Order, Delivery, Customer, Vehicle, Stock, FollowUp, Survey, Complaint, Prospect,
}
